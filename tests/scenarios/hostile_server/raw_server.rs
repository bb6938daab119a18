//! A server that reads HTTP requests, records every byte, and answers with whatever it is given.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};
use tokio_rustls::TlsAcceptor;

/// What the server does once it has a whole request.
#[derive(Clone)]
pub enum Behaviour {
    /// Writes this and reads the next request.
    Say(Vec<u8>),
    /// Writes this and closes the connection.
    SayAndClose(Vec<u8>),
    /// Writes this, then nothing, and keeps the connection.
    SayAndStay(Vec<u8>),
    /// Writes the first once, then a byte of the second over and over, ten a second.
    Drip(Vec<u8>, u8),
    /// Writes the first once, then the second over and over, as fast as it goes.
    Flood(Vec<u8>, Vec<u8>),
    /// Closes at once, before it reads anything.
    CloseUnread,
    /// Answers the first request of each connection and closes without a word at the second.
    AnswerOncePerConnection(Vec<u8>),
}

/// What arrived.
#[derive(Debug, Default)]
pub struct Seen {
    /// Connections that were made.
    pub connections: usize,
    /// Whole requests, head and body.
    pub requests: Vec<String>,
    /// All bytes, after decryption.
    pub bytes: Vec<u8>,
    /// Bytes that a flood could write before the client hung up.
    pub flooded: usize,
    /// Connections that the client or the server has ended.
    pub ended: usize,
}

/// A server on this machine; it ends with this value.
pub struct RawServer {
    /// Where it listens.
    pub address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    task: JoinHandle<()>,
}

impl RawServer {
    /// A plain server on 127.0.0.1.
    pub async fn start(behaviour: Behaviour) -> Self {
        Self::start_at([127, 0, 0, 1].into(), behaviour, None).await
    }

    /// A server at an address of this machine, behind TLS if an acceptor is given.
    pub async fn start_at(ip: IpAddr, behaviour: Behaviour, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind((ip, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let task = tokio::spawn(serve(listener, behaviour, tls, Arc::clone(&seen)));
        Self { address, seen, task }
    }

    /// Its address as a workspace's, without encryption.
    pub fn http(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its address as a workspace's, by the name `localhost` and with encryption.
    pub fn https(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }

    /// How many whole requests arrived.
    pub fn requests(&self) -> usize {
        self.read(|seen| seen.requests.len())
    }

    /// Looks at what arrived.
    pub fn read<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        look(&self.seen.lock().unwrap())
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    listener: TcpListener,
    behaviour: Behaviour,
    tls: Option<TlsAcceptor>,
    seen: Arc<Mutex<Seen>>,
) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        seen.lock().unwrap().connections += 1;
        let (behaviour, tls, seen) = (behaviour.clone(), tls.clone(), Arc::clone(&seen));
        tokio::spawn(async move {
            match tls {
                None => converse(stream, behaviour, &seen).await,
                Some(tls) => {
                    if let Ok(stream) = tls.accept(stream).await {
                        converse(stream, behaviour, &seen).await;
                    }
                }
            }
            seen.lock().unwrap().ended += 1;
        });
    }
}

async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: S,
    behaviour: Behaviour,
    seen: &Mutex<Seen>,
) {
    if matches!(behaviour, Behaviour::CloseUnread) {
        return;
    }
    let mut unread = Vec::new();
    let mut served = 0;
    while let Some(request) = next_request(&mut stream, &mut unread, seen).await {
        seen.lock().unwrap().requests.push(request);
        served += 1;
        let going_on = match &behaviour {
            Behaviour::Say(reply) => stream.write_all(reply).await.is_ok(),
            Behaviour::SayAndClose(reply) => {
                let _closed_early = stream.write_all(reply).await;
                let _closed_before = stream.shutdown().await;
                false
            }
            Behaviour::SayAndStay(reply) => {
                let _closed_early = stream.write_all(reply).await;
                let _end = stream.read_to_end(&mut Vec::new()).await;
                false
            }
            Behaviour::Drip(head, byte) => drip(&mut stream, head, *byte).await,
            Behaviour::Flood(head, more) => flood(&mut stream, head, more, seen).await,
            Behaviour::AnswerOncePerConnection(reply) => {
                served == 1 && stream.write_all(reply).await.is_ok()
            }
            Behaviour::CloseUnread => false,
        };
        if !going_on {
            return;
        }
    }
}

async fn drip<S: AsyncWrite + Unpin>(stream: &mut S, head: &[u8], byte: u8) -> bool {
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    let mut written = stream.write_all(head).await;
    while written.is_ok() {
        tick.tick().await;
        written = stream.write_all(&[byte]).await;
    }
    false
}

async fn flood<S: AsyncWrite + Unpin>(
    stream: &mut S,
    head: &[u8],
    more: &[u8],
    seen: &Mutex<Seen>,
) -> bool {
    let mut written = stream.write_all(head).await;
    while written.is_ok() {
        written = stream.write_all(more).await;
        seen.lock().unwrap().flooded += more.len();
    }
    false
}

/// Reads a head and as much of a body as it announces.
async fn next_request<S: AsyncRead + Unpin>(
    stream: &mut S,
    unread: &mut Vec<u8>,
    seen: &Mutex<Seen>,
) -> Option<String> {
    loop {
        if let Some(length) = length_of_request(unread)
            && unread.len() >= length
        {
            let request: Vec<u8> = unread.drain(..length).collect();
            return Some(String::from_utf8_lossy(&request).into_owned());
        }
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).await.ok().filter(|read| *read > 0)?;
        unread.extend_from_slice(&chunk[..read]);
        seen.lock().unwrap().bytes.extend_from_slice(&chunk[..read]);
    }
}

fn length_of_request(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
    let announced = text.lines().find_map(|line| line.strip_prefix("content-length: "));
    Some(head + announced.map_or(0, |length| length.trim().parse().unwrap()))
}

/// A whole JSON answer.
pub fn json(status: u16, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
