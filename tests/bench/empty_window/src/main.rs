//! A window with one empty page. With an address as its argument it shows that page instead, as a
//! bare frame for what is measured inside one.

use std::env;

use tauri::{Builder, Url, WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let other = env::args().nth(1).and_then(|address| Url::parse(&address).ok());
    Builder::default()
        .setup(move |app| {
            for window in &app.config().app.windows {
                let mut window = window.clone();
                if let Some(address) = &other {
                    window.url = WebviewUrl::External(address.clone());
                }
                WebviewWindowBuilder::from_config(app.handle(), &window)?.build()?;
            }
            Ok(())
        })
        .run(tauri::generate_context!())
}
