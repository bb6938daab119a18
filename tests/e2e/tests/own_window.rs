//! The window stays Gatehouse: nothing leads away from its page, and it asks before it closes on
//! something unfinished.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use gatehouse_e2e::{Desktop, Error, PasswordStore};
use practice::Showcase;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::{
    colours::no_violation,
    scene::{Scene, app, server, theme},
};

/// Ways to another page; `there` is its address, `html` a page that looks like this one.
const WAYS: [(&str, &str); 20] = [
    ("location =", "location = there"),
    ("location.assign", "location.assign(there)"),
    ("location.replace", "location.replace(there)"),
    ("location.reload", "location.reload()"),
    ("another path of the app", "location = '/other'"),
    (
        "meta refresh",
        "document.head.append(made('meta', { httpEquiv: 'refresh', content: '0; url=' + there }))",
    ),
    ("a[href]", "made('a', { href: there }).click()"),
    ("a[target=_blank]", "made('a', { href: there, target: '_blank' }).click()"),
    ("a[download]", "made('a', { href: there, download: 'page.html' }).click()"),
    ("a[download] of a blob", "made('a', { href: blob(), download: 'page.html' }).click()"),
    ("window.open", "window.open(there)"),
    ("window.open in this window", "window.open(there, '_self')"),
    ("form GET", "made('form', { action: there, method: 'get' }).submit()"),
    ("form POST", "made('form', { action: there, method: 'post' }).submit()"),
    ("iframe", "made('iframe', { src: there })"),
    ("object", "made('object', { data: there })"),
    ("blob:", "location = blob()"),
    ("data:", "location = 'data:text/html,' + html"),
    ("about:blank", "location = 'about:blank'"),
    ("javascript:", "location = 'javascript:document.write(1)'"),
];

const PRELUDE: &str = r"
const [there] = arguments;
const html = '<h1>Gatehouse is locked</h1>';
const blob = () => URL.createObjectURL(new Blob([html], { type: 'text/html' }));
const made = (name, more) => {
  const element = Object.assign(document.createElement(name), more);
  document.body.append(element);
  return element;
};
";

/// What is begun now, and what that begins, has been decided when this answers.
const SETTLED: &str = "const [done] = arguments; setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 100)";

const WHERE: &str = "return [location.href, window.stays === true, document.querySelectorAll('h1').length > 0 && !document.body.innerText.includes('is locked')]";

#[tokio::test]
async fn nothing_leads_away_from_the_page_of_the_app() -> Result<(), Error> {
    let elsewhere = TcpListener::bind("127.0.0.1:0").await?;
    let there = format!("http://{}/", elsewhere.local_addr()?);
    let visits = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&visits);
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = elsewhere.accept().await {
            // The web view may open a connection ahead, and send nothing on it.
            if connection.read(&mut [0; 4096]).await.is_ok_and(|read| read == 0) {
                continue;
            }
            seen.fetch_add(1, Ordering::SeqCst);
            let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\nConnection: close\r\n\r\n<h1>Gatehouse is locked</h1>";
            let _ = connection.write_all(page.as_bytes()).await;
        }
    });
    let scene = Scene::open().await?;
    let page = &scene.page;
    page.says("See who is signed in to your workspaces").await?;
    let own = page.script("window.stays = true; return location.href", vec![]).await?;
    let mut left = Vec::new();
    for (name, way) in WAYS {
        // A page that goes away takes the answer with it.
        let _ = page.script(&format!("{PRELUDE}{way}"), vec![json!(there)]).await;
        let settled = page.slow_script(SETTLED, vec![]).await;
        let now = page.script(WHERE, vec![]).await?;
        let visited = visits.swap(0, Ordering::SeqCst);
        let stays = now == Value::from(vec![own.clone(), json!(true), json!(true)]);
        if settled.is_err() || !stays || visited > 0 {
            left.push(format!("{name}: {now}, {visited} visits"));
            page.script("window.stays = true", vec![]).await?;
        }
    }
    println!("{} ways, {} left", WAYS.len(), left.len());
    assert!(left.is_empty(), "{left:#?}");
    // What still goes on in the page works as before.
    page.add_workspace("chat.acme.example").await?;
    page.says("Sign in to chat.acme.example").await
}

#[tokio::test]
async fn closing_with_an_unfinished_case_asks_and_without_one_does_not() -> Result<(), Error> {
    let globex = server(Showcase::Globex).await;
    let scene = Scene::having_read(&[&globex]).await?;
    let page = &scene.page;
    page.click_like("Details of").await?;
    page.click("This account may be compromised…").await?;
    page.says("this account may be compromised").await?;
    scene.desktop.close_window("Gatehouse").await?;
    page.says("is not finished. Close anyway?").await?;
    page.has_focus("Keep open").await?;
    no_violation(&scene, "close-unfinished").await?;
    page.click("Keep open").await?;
    page.says_no_more("Close anyway?").await?;
    scene.desktop.close_window("Gatehouse").await?;
    page.says("is not finished. Close anyway?").await?;
    // The window that goes away takes the answer with it.
    let _ = page.click("Close").await;
    scene.desktop.app_ends().await?;

    let desktop = Desktop::start(&app(), PasswordStore::Missing, theme())?;
    let mut running = desktop.program(&[]).spawn()?;
    desktop.window_opens("Gatehouse").await?;
    desktop.close_window("Gatehouse").await?;
    desktop.app_ends().await?;
    assert!(running.wait()?.success());
    Ok(())
}
