//! A gateway that lets some paths through to a server and refuses others as firewalls do.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

type Closed = Arc<Mutex<HashSet<String>>>;

/// The gateway; one request a connection.
pub struct Gateway {
    /// Its address as a workspace's.
    pub address: String,
    closed: Closed,
}

const REFUSAL: &[u8] = b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n\
    Content-Length: 23\r\nConnection: close\r\n\r\nAccess denied by policy";

impl Gateway {
    /// A gateway before the server at `address`.
    pub async fn before(address: &str, closed: &[&str]) -> Self {
        let server = address.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let closed: Closed =
            Arc::new(Mutex::new(closed.iter().map(|&path| path.to_owned()).collect()));
        let looked_up = Arc::clone(&closed);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(pass(stream, server.clone(), Arc::clone(&looked_up)));
            }
        });
        Self { address, closed }
    }

    /// Lets a path through from now on.
    pub fn open(&self, path: &str) {
        self.closed.lock().unwrap().remove(path);
    }

    /// Refuses a path from now on.
    pub fn close(&self, path: &str) {
        self.closed.lock().unwrap().insert(path.to_owned());
    }
}

async fn pass(mut stream: TcpStream, server: String, closed: Closed) -> std::io::Result<()> {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(stream.read_u8().await?);
    }
    let text = String::from_utf8_lossy(&line).into_owned();
    let path = text.split(['?', ' ']).nth(1).unwrap_or_default().to_owned();
    let is_closed = closed.lock().unwrap().contains(&path);
    if is_closed {
        stream.write_all(REFUSAL).await?;
        stream.shutdown().await?;
        stream.read_to_end(&mut Vec::new()).await?;
        return Ok(());
    }
    let mut behind = TcpStream::connect(server).await?;
    behind.write_all(&line).await?;
    behind.write_all(b"Connection: close\r\n").await?;
    copy_bidirectional(&mut stream, &mut behind).await?;
    Ok(())
}
