//! Through which proxy a server is reached.

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{ClientBuilder, Proxy};

use crate::ServerUrl;

/// What the desktop's settings say of proxies. Read outside of this crate: each desktop has its own
/// place for it. Windows and macOS need none, their settings are read here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum DesktopProxy {
    /// Nothing is set.
    #[default]
    None,
    /// One proxy for all servers but some.
    Manual {
        /// Such as `http://proxy.acme.example:3128` or `socks5h://127.0.0.1:1080`.
        address: String,
        /// Hosts, `*.domains` and address ranges that are reached without it.
        except: Vec<String>,
    },
    /// A script (PAC) decides, which is not supported: servers are reached directly.
    Script,
}

/// How one server is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Without a proxy.
    Direct,
    /// Without a proxy, although a script of the desktop may name one.
    DirectDespiteScript,
    /// Through the proxy of the environment, of Windows or of macOS.
    System,
    /// Through the proxy of the desktop's settings.
    Desktop,
}

impl Way {
    /// The environment decides before the desktop, as it does for other programs. This machine is
    /// reached directly.
    pub fn to(server: &ServerUrl, desktop: &DesktopProxy) -> Self {
        Self::heeding(server, &Matcher::from_system(), environment_decides(), desktop)
    }

    fn heeding(
        server: &ServerUrl,
        system: &Matcher,
        system_decides: bool,
        desktop: &DesktopProxy,
    ) -> Self {
        let Ok(uri) = server.join("/").as_str().parse() else { return Self::Direct };
        if server.is_loopback() {
            return Self::Direct;
        }
        if system.intercept(&uri).is_some() {
            return Self::System;
        }
        match desktop {
            DesktopProxy::Script if !system_decides => Self::DirectDespiteScript,
            DesktopProxy::Manual { address, except } if !system_decides => {
                let matcher = Matcher::builder().all(address.as_str()).no(list(except)).build();
                if matcher.intercept(&uri).is_some() { Self::Desktop } else { Self::Direct }
            }
            DesktopProxy::None | DesktopProxy::Script | DesktopProxy::Manual { .. } => Self::Direct,
        }
    }

    /// Whether a proxy stands before the server.
    pub fn is_proxied(self) -> bool {
        match self {
            Self::System | Self::Desktop => true,
            Self::Direct | Self::DirectDespiteScript => false,
        }
    }

    /// Sends a client on its way.
    pub fn set(
        self,
        client: ClientBuilder,
        desktop: &DesktopProxy,
    ) -> reqwest::Result<ClientBuilder> {
        match (self, desktop) {
            (Self::System, _) => Ok(client),
            (Self::Desktop, DesktopProxy::Manual { address, .. }) => {
                Ok(client.proxy(Proxy::all(address.as_str())?))
            }
            (Self::Desktop, DesktopProxy::None | DesktopProxy::Script)
            | (Self::Direct | Self::DirectDespiteScript, _) => Ok(client.no_proxy()),
        }
    }
}

/// Whether proxies are set in the environment: its exceptions are exceptions then.
fn environment_decides() -> bool {
    ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The exceptions in the form of `NO_PROXY`: `*.acme.example` is `.acme.example` there, and ports
/// are not looked at.
fn list(except: &[String]) -> String {
    let entry = |entry: &String| {
        let entry = entry.trim().trim_start_matches('*').to_owned();
        match entry.rsplit_once(':') {
            Some((host, port))
                if !host.contains(':') && port.chars().all(|c| c.is_ascii_digit()) =>
            {
                host.to_owned()
            }
            Some(_) | None => entry,
        }
    };
    except.iter().map(entry).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(server: &str, desktop: &DesktopProxy) -> Way {
        let nothing = Matcher::builder().build();
        Way::heeding(&ServerUrl::parse(server).unwrap(), &nothing, false, desktop)
    }

    #[test]
    fn the_desktop_s_proxy_is_used_but_for_its_exceptions_and_this_machine() {
        let except = ["*.intern.example", "chat.near.example:443", "10.0.0.0/8", "::1", "fd00::/8"];
        let desktop = DesktopProxy::Manual {
            address: "http://proxy.acme.example:3128".to_owned(),
            except: except.map(str::to_owned).to_vec(),
        };
        for (server, expected) in [
            ("chat.acme.example", Way::Desktop),
            ("chat.intern.example", Way::Direct),
            ("chat.near.example", Way::Direct),
            ("chat.nearexample", Way::Desktop),
            ("https://10.1.2.3", Way::Direct),
            ("https://11.1.2.3", Way::Desktop),
            ("https://[fd00::7]", Way::Direct),
            ("localhost:3000", Way::Direct),
            ("https://127.0.0.1", Way::Direct),
        ] {
            assert_eq!(way(server, &desktop), expected, "{server}");
        }
    }

    #[test]
    fn a_script_is_not_run_and_noticed() {
        assert_eq!(way("chat.acme.example", &DesktopProxy::Script), Way::DirectDespiteScript);
        assert_eq!(way("localhost:3000", &DesktopProxy::Script), Way::Direct);
        assert_eq!(way("chat.acme.example", &DesktopProxy::None), Way::Direct);
    }

    #[test]
    fn the_environment_decides_before_the_desktop() {
        let url = ServerUrl::parse("chat.acme.example").unwrap();
        let environment =
            Matcher::builder().all("socks5h://127.0.0.1:1080").no("chat.globex.example").build();
        let way = |url| Way::heeding(url, &environment, true, &DesktopProxy::Script);
        assert_eq!(way(&url), Way::System);
        let excepted = ServerUrl::parse("chat.globex.example").unwrap();
        assert_eq!(way(&excepted), Way::Direct, "its exceptions are exceptions");
        let here = ServerUrl::parse("localhost:3000").unwrap();
        assert_eq!(way(&here), Way::Direct, "this machine is asked without a proxy");
    }
}
