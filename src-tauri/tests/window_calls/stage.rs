//! The app without a screen, and what the window can ask of it.

use std::{fs, path::PathBuf, sync::Arc};

use gatehouse::{Calls, Gatehouse, build, context};
use practice::{Generation, Running, World};
use rocketchat::Secret;
use serde_json::{Value, json};
use tauri::{
    App, Manager, WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};
use workspaces::{EntryName, MemoryVault, Settings, Vault};

pub const PASSWORD: &str = "canary-2b7-password";

/// The app without a screen, over a password store in memory.
pub struct Stage {
    app: App<MockRuntime>,
    vault: Arc<MemoryVault>,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub fn open() -> Self {
        Self::with(Calls::default())
    }

    /// Every command passes through `calls`.
    pub fn with(calls: Calls) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("workspaces.json");
        let vault = Arc::new(MemoryVault::default());
        let opened = Gatehouse::open(
            file,
            Arc::clone(&vault) as Arc<dyn Vault>,
            Settings::default().desktop_proxy,
        );
        let mut gatehouse = tauri::async_runtime::block_on(opened);
        gatehouse.calls = calls;
        tauri::async_runtime::block_on(gatehouse.workspaces.learn_lock());
        let builder = build(mock_builder())
            .plugin(tauri_plugin_dialog::init())
            .plugin(tauri_plugin_window_state::Builder::new().build());
        let app = builder.manage(gatehouse).build(context()).unwrap();
        Self { app, vault, _folder: folder }
    }

    /// The tokens that the password store holds.
    pub fn tokens(&self) -> Vec<String> {
        let workspaces = self.app.state::<Gatehouse>().workspaces.list();
        let entries = workspaces.iter().filter_map(|workspace| {
            tauri::async_runtime::block_on(self.vault.read((&workspace.id).into())).unwrap()
        });
        let token = |entry: Secret| {
            let entry: Value = serde_json::from_str(entry.expose()).unwrap();
            entry["token"].as_str().unwrap().to_owned()
        };
        entries.map(token).collect()
    }

    /// What the password store has to compare the PIN with.
    pub fn verifier(&self) -> String {
        let entry = tauri::async_runtime::block_on(self.vault.read(EntryName::Lock)).unwrap();
        let entry: Value = serde_json::from_str(entry.unwrap().expose()).unwrap();
        entry["verifier"].as_str().unwrap().to_owned()
    }

    pub fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(&self.app, label, tauri::WebviewUrl::default()).build().unwrap()
    }

    pub fn server() -> Running {
        let recorded = read("../tests/recorded/fixture.json");
        let world =
            World::from_fixture(&recorded.replace("\"pass\"", &format!("\"{PASSWORD}\""))).unwrap();
        let started = practice::start(Generation::V8_6, world);
        tauri::async_runtime::block_on(started).unwrap()
    }
}

/// A search for everything.
pub fn query() -> Value {
    json!({
        "text": "",
        "workspaceId": null,
        "filters": { "lastConnected": null, "kinds": [], "systems": [], "hints": [] },
        "sort": "newest",
        "group": "none",
        "anchor": null,
        "visible": 40,
    })
}

pub fn call(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost".parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

/// The commands that the capability grants to the window.
pub fn commands() -> Vec<String> {
    let capability: Value = serde_json::from_str(&read("capabilities/main.json")).unwrap();
    let granted = capability["permissions"].as_array().unwrap();
    granted
        .iter()
        .map(|permission| {
            // One command is itself called `allow_ending`.
            permission.as_str().unwrap().strip_prefix("allow-").unwrap().replace('-', "_")
        })
        .collect()
}

pub fn read(file: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}
