//! Where the web view may go: to its own page, and nowhere else. A page that took its place would
//! look like Gatehouse, and there is no address bar to tell them apart.

use tauri::Url;

/// Whether this is the app's own page. Other paths of its origin are refused too: Tauri answers
/// them with the same page, which loads again and forgets everything.
pub fn is_own_page(url: &Url) -> bool {
    let origin = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost") && !cfg!(windows),
        "http" | "https" => url.host_str() == Some("tauri.localhost") && cfg!(windows),
        _ => false,
    };
    let is_plain = url.port().is_none() && url.username().is_empty() && url.password().is_none();
    origin && is_plain && url.query().is_none() && matches!(url.path(), "" | "/" | "/index.html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_of_the_app_may_be_shown() {
        let own = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
        let allowed = ["", "/", "/index.html", "/#part"].map(|path| format!("{own}{path}"));
        let refused = [
            "http://localhost/",
            "https://chat.acme.example/",
            "http://127.0.0.1:8080/",
            "tauri://localhost.evil.example/",
            "tauri://evil.example/",
            "http://tauri.localhost.evil.example/",
            "tauri://user@localhost/",
            "tauri://localhost:81/",
            "tauri://localhost/?page=2",
            "tauri://localhost/assets/other.html",
            "about:blank",
            "about:srcdoc",
            "data:text/html,<h1>Gatehouse is locked</h1>",
            "blob:tauri://localhost/0b1a",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ipc://localhost/open",
            "view-source:tauri://localhost/",
        ];
        for address in &allowed {
            assert!(is_own_page(&Url::parse(address).unwrap()), "{address}");
        }
        for address in refused {
            assert!(!is_own_page(&Url::parse(address).unwrap()), "{address}");
        }
        println!("{} addresses, {} refused", allowed.len() + refused.len(), refused.len());
    }
}
