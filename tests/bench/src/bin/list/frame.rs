//! The window in which pages are measured, and the server that it gets them from.

use std::{
    env,
    net::Ipv4Addr,
    path::{Component, Path, PathBuf},
};

use axum::{
    Router,
    extract::{self, State},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
    routing::get,
};
use gatehouse_e2e::{Desktop, PasswordStore, Theme, Window};
use serde_json::Value;
use tokio::net::TcpListener;

use crate::Failure;

/// A desktop of its own, with a window that shows any page of ours.
pub struct Frame {
    desktop: Desktop,
    address: String,
}

/// A page that is shown.
pub struct Shown {
    window: Window,
}

impl Frame {
    /// Starts the desktop and serves the pages.
    pub async fn new() -> Result<Self, Failure> {
        let variable = |name: &str| env::var_os(name).ok_or(format!("{name} is not set"));
        let pages = PathBuf::from(variable("BENCH_PAGES")?);
        let program = PathBuf::from(variable("BENCH_EMPTY_WINDOW")?);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let router = Router::new().route("/{*path}", get(file)).with_state(pages);
        tokio::spawn(async move { axum::serve(listener, router).await });
        let desktop = Desktop::start(&program, PasswordStore::Missing, Theme::Light)?;
        Ok(Self { desktop, address })
    }

    /// Opens a window with a page and waits until it can be measured.
    pub async fn show(&self, page: &str) -> Result<Shown, Failure> {
        let address = format!("{}/{page}.html", self.address);
        // A page can be measured when it has a heading, which is what `open` waits for; ours has
        // one earlier.
        let window = self.desktop.open(&[&address]).await?;
        let there = "const done = arguments[0]; const look = () => window.bench ? done(true) : \
                     setTimeout(look, 20); look();";
        window.page().slow_script(there, Vec::new()).await?;
        Ok(Shown { window })
    }
}

impl Shown {
    /// Calls a function of what the page offers, and waits for its answer.
    pub async fn call(&self, function: &str, given: Vec<Value>) -> Result<Value, Failure> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             Promise.resolve(window.bench.{function}(...[...arguments].slice(0, -1)))\
             .then(done, (error) => done({{ error: String(error) }}));"
        );
        let answer = self.window.page().slow_script(&script, given).await?;
        match answer.get("error") {
            Some(error) => Err(format!("{function}: {error}").into()),
            None => Ok(answer),
        }
    }

    /// Closes the window.
    pub async fn close(self) -> Result<(), Failure> {
        Ok(self.window.close().await?)
    }
}

async fn file(
    State(pages): State<PathBuf>,
    extract::Path(path): extract::Path<String>,
) -> Response {
    let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    let content = if inside { std::fs::read(pages.join(&path)).ok() } else { None };
    let Some(content) = content else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match Path::new(&path).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    ([(CONTENT_TYPE, kind)], content).into_response()
}
