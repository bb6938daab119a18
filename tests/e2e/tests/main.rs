//! The app in a real window.
