//! The attribute of every command that the window may call.

use proc_macro::TokenStream;
use quote::quote;
use syn::{Error, ItemFn, parse_macro_input};

/// Makes an async function a Tauri command whose panic is an error of the command. Tauri itself
/// never answers a command that panics, and ends the program when the command is not async.
///
/// The function has a parameter `gatehouse: State<'_, Gatehouse>`.
#[proc_macro_attribute]
pub fn guarded(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    let ItemFn { attrs, vis, sig, block } = parse_macro_input!(item as ItemFn);
    if sig.asyncness.is_none() {
        let problem = "a command is async: a panic of another one ends the program";
        return Error::new_spanned(sig.fn_token, problem).to_compile_error().into();
    }
    let name = sig.ident.to_string();
    quote! {
        #[::tauri::command]
        #(#attrs)*
        #vis #sig {
            let calls = gatehouse.calls.clone();
            calls.guard(#name, async move #block).await
        }
    }
    .into()
}
