//! The services that put the link into a parameter or into the rest of their path.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use url::Url;

use super::{Original, decoded, is_web_link};

/// Where a service keeps the link.
#[derive(Clone, Copy)]
enum Place {
    /// In the first of these parameters that there is, without regard to case.
    In(&'static [&'static str]),
    /// In a parameter, as base64 after so many characters.
    Base64(&'static str, usize),
    /// In the path, from `http` on.
    Path,
    /// In the path between three underscores.
    Underscores,
    /// In the host: `chat-acme-example.translate.goog`.
    Host,
    /// Nowhere.
    Hidden,
}

/// A service by its host; one with a leading dot counts for all names below it. A path restricts it.
type Service = (&'static str, &'static str, Place);

use Place::{Base64, Hidden, Host, In, Path, Underscores};

const SERVICES: &[Service] = &[
    // Mail gateways.
    (".safelinks.protection.outlook.com", "", In(&["url"])),
    (".safelinks.protection.office365.us", "", In(&["url"])),
    (".safelinks.protection.partner.outlook.cn", "", In(&["url"])),
    ("statics.teams.cdn.office.net", "/evergreen-assets/safelinks/", In(&["url"])),
    (".safelink.emails.azure.net", "", In(&["destination"])),
    ("linkprotect.cudasvc.com", "", In(&["a"])),
    ("secure-web.cisco.com", "", Path),
    (".protection.sophos.com", "", Base64("u", 0)),
    (".trendmicro.com", "/wis/clicktime/", In(&["url"])),
    ("protect2.fireeye.com", "", In(&["u"])),
    (".fireeye.com", "/url", In(&["u"])),
    ("protect.checkpoint.com", "", Underscores),
    (".avanan.click", "", Underscores),
    ("urlsand.esvalabs.com", "", In(&["u"])),
    ("clicktime.symantec.com", "", In(&["u"])),
    ("clicktime.cloud.postoffice.net", "", In(&["u"])),
    ("scanmail.trustwave.com", "", In(&["u"])),
    (".mimecast.com", "/s/", Hidden),
    (".mimecastprotect.com", "/s/", Hidden),
    ("url.emailprotection.link", "", Hidden),
    ("link.edgepilot.com", "", In(&["u"])),
    (".mailspamprotection.com", "", Hidden),
    // Chats, networks and search engines.
    (".google.com", "/url", In(&["q", "url"])),
    ("google.com", "/url", In(&["q", "url"])),
    (".bing.com", "/ck/a", Base64("u", 2)),
    ("duckduckgo.com", "/l/", In(&["uddg"])),
    ("r.search.yahoo.com", "", Path),
    ("slack-redir.net", "/link", In(&["url"])),
    (".facebook.com", "/l.php", In(&["u"])),
    ("l.instagram.com", "", In(&["u"])),
    ("www.linkedin.com", "/redir/redirect", In(&["url"])),
    ("www.linkedin.com", "/safety/go", In(&["url"])),
    ("www.youtube.com", "/redirect", In(&["q"])),
    ("out.reddit.com", "", In(&["url"])),
    ("vk.com", "/away.php", In(&["to"])),
    ("steamcommunity.com", "/linkfilter", In(&["u", "url"])),
    ("href.li", "", Hidden),
    // Translators and archives show the page of another host.
    (".translate.goog", "", Host),
    ("translate.google.com", "/translate", In(&["u"])),
    ("web.archive.org", "/web/", Path),
    // Short links.
    ("aka.ms", "", Hidden),
    ("bit.ly", "", Hidden),
    ("goo.gl", "", Hidden),
    ("is.gd", "", Hidden),
    ("lnkd.in", "", Hidden),
    ("ow.ly", "", Hidden),
    ("rb.gy", "", Hidden),
    ("rebrand.ly", "", Hidden),
    ("t.co", "", Hidden),
    ("t.ly", "", Hidden),
    ("tinyurl.com", "", Hidden),
];

/// The link that one of these services rewrote.
pub fn original(host: &str, url: &Url) -> Original {
    let service = SERVICES.iter().find(|(service, path, _)| {
        let is_host = match service.strip_prefix('.') {
            Some(_) => host.ends_with(service),
            None => host == *service,
        };
        is_host && url.path().starts_with(path)
    });
    service.map_or(Original::Same, |(_, _, place)| read(*place, host, url).into())
}

fn read(place: Place, host: &str, url: &Url) -> Option<String> {
    match place {
        Place::In(names) => {
            names.iter().find_map(|name| parameter(url, name)).map(|value| decoded(&value))
        }
        Place::Base64(name, skipped) => {
            let text = parameter(url, name)?;
            let bytes = URL_SAFE_NO_PAD.decode(text.get(skipped..)?.trim_end_matches('=')).ok()?;
            String::from_utf8(bytes).ok()
        }
        Place::Path => {
            let whole = url.as_str().split_once("://")?.1;
            let begin = whole.char_indices().map(|(place, _)| place).find(|place| {
                let rest = &whole[*place..];
                let head = rest.get(..16).unwrap_or(rest);
                is_web_link(&head.to_ascii_lowercase())
            })?;
            Some(decoded(whole[begin..].split("/RK=").next()?))
        }
        Place::Underscores => {
            let (_, rest) = url.as_str().split_once("___")?;
            Some(decoded(rest.split_once("___").map_or(rest, |(link, _)| link)))
        }
        Place::Host => {
            let name = host.strip_suffix(".translate.goog")?;
            // A hyphen of the name itself is doubled.
            let name = name.replace("--", "\0").replace('-', ".").replace('\0', "-");
            Some(format!("https://{name}{}", url.path()))
        }
        Place::Hidden => None,
    }
}

fn parameter(url: &Url, wanted: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs.find(|(key, _)| key.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.into_owned())
}
