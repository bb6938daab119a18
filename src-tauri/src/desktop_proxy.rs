//! The proxy of the desktop's settings: on Linux GNOME's, which other desktops use too. Windows and
//! macOS tell theirs to the HTTP library itself.

use workspaces::ReadDesktopProxy;

/// Reads the settings now and follows their changes. To be called on the thread of the window, on
/// which changes are heard.
#[cfg(target_os = "linux")]
pub fn watch() -> ReadDesktopProxy {
    gnome::watch()
}

/// There are no settings to read here.
#[cfg(not(target_os = "linux"))]
pub fn watch() -> ReadDesktopProxy {
    std::sync::Arc::new(|| rocketchat::DesktopProxy::None)
}

#[cfg(target_os = "linux")]
mod gnome {
    use std::{
        cell::RefCell,
        sync::{Arc, PoisonError, RwLock},
    };

    use gtk::gio::{Settings, SettingsSchemaSource, prelude::*};
    use rocketchat::DesktopProxy;

    use super::ReadDesktopProxy;

    const SCHEMA: &str = "org.gnome.system.proxy";

    /// The parts that matter for `https`, in GNOME's order, and how the proxy is spoken to. A SOCKS
    /// proxy resolves names itself.
    const KINDS: [(&str, &str); 2] = [("https", "http"), ("socks", "socks5h")];

    thread_local! {
        /// What is watched, for as long as the window's thread.
        static WATCHED: RefCell<Vec<Settings>> = const { RefCell::new(Vec::new()) };
    }

    pub fn watch() -> ReadDesktopProxy {
        let known = Arc::new(RwLock::new(read()));
        let schemas = KINDS.map(|(kind, _)| format!("{SCHEMA}.{kind}"));
        let parts = std::iter::once(SCHEMA).chain(schemas.iter().map(String::as_str));
        for settings in parts.filter_map(settings) {
            let known = Arc::clone(&known);
            settings.connect_changed(None, move |_, _| {
                *known.write().unwrap_or_else(PoisonError::into_inner) = read();
            });
            WATCHED.with_borrow_mut(|watched| watched.push(settings));
        }
        Arc::new(move || known.read().unwrap_or_else(PoisonError::into_inner).clone())
    }

    pub fn read() -> DesktopProxy {
        let Some(root) = settings(SCHEMA) else { return DesktopProxy::None };
        match root.string("mode").as_str() {
            "manual" => manual(&root),
            "auto" => DesktopProxy::Script,
            _ => DesktopProxy::None,
        }
    }

    fn manual(root: &Settings) -> DesktopProxy {
        let proxies = KINDS.into_iter().filter_map(|(kind, scheme)| {
            let section = settings(&format!("{SCHEMA}.{kind}"))?;
            let host = section.string("host").trim().to_owned();
            let port = u16::try_from(section.int("port")).ok().filter(|port| *port > 0)?;
            let is_v6 = host.parse::<std::net::Ipv6Addr>().is_ok();
            let host = if is_v6 { format!("[{host}]") } else { host };
            (!host.is_empty()).then(|| format!("{scheme}://{host}:{port}"))
        });
        let except = root.strv("ignore-hosts").iter().map(ToString::to_string).collect();
        proxies
            .into_iter()
            .next()
            .map_or(DesktopProxy::None, |address| DesktopProxy::Manual { address, except })
    }

    /// The settings of a schema. The library ends the program where a schema is not installed.
    fn settings(schema: &str) -> Option<Settings> {
        SettingsSchemaSource::default()?.lookup(schema, true)?;
        Some(Settings::new(schema))
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::process::Command;

    use rocketchat::DesktopProxy;

    use super::gnome::read;

    /// What the settings in this file say, read in a process of its own.
    fn said(test: &str, keyfile: &str) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("glib-2.0/settings");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("keyfile"), keyfile).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["--exact", "--ignored", test]);
        child.env("GSETTINGS_BACKEND", "keyfile").env("XDG_CONFIG_HOME", home.path());
        let output = child.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{output:?}");
    }

    #[test]
    fn a_manual_proxy_is_read_with_its_exceptions() {
        let keyfile = "[system/proxy]\nmode='manual'\nignore-hosts=['*.intern.example']\n\
                       [system/proxy/https]\nhost='127.0.0.1'\nport=4231\n\
                       [system/proxy/socks]\nhost='127.0.0.1'\nport=1080\n";
        said("desktop_proxy::tests::apart_manual", keyfile);
    }

    #[test]
    #[ignore = "run by a_manual_proxy_is_read_with_its_exceptions"]
    fn apart_manual() {
        let address = "http://127.0.0.1:4231".to_owned();
        let except = vec!["*.intern.example".to_owned()];
        assert_eq!(read(), DesktopProxy::Manual { address, except });
    }

    #[test]
    fn a_socks_proxy_is_used_where_none_for_https_is_set() {
        let keyfile = "[system/proxy]\nmode='manual'\nignore-hosts=@as []\n\
                       [system/proxy/socks]\nhost='::1'\nport=1080\n";
        said("desktop_proxy::tests::apart_socks", keyfile);
    }

    #[test]
    #[ignore = "run by a_socks_proxy_is_used_where_none_for_https_is_set"]
    fn apart_socks() {
        let address = "socks5h://[::1]:1080".to_owned();
        assert_eq!(read(), DesktopProxy::Manual { address, except: Vec::new() });
    }

    #[test]
    fn a_script_is_named_as_such() {
        said("desktop_proxy::tests::apart_script", "[system/proxy]\nmode='auto'\n");
    }

    #[test]
    #[ignore = "run by a_script_is_named_as_such"]
    fn apart_script() {
        assert_eq!(read(), DesktopProxy::Script);
    }

    #[test]
    fn without_settings_there_is_none() {
        said("desktop_proxy::tests::apart_nothing", "");
    }

    #[test]
    #[ignore = "run by without_settings_there_is_none"]
    fn apart_nothing() {
        assert_eq!(read(), DesktopProxy::None);
    }
}
