//! What goes wrong, as a test outside this process arranges it.

use std::time::Duration;

use serde::Deserialize;

use crate::interceptor::Interceptor;

/// A fault of the requests for one path.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Rule {
    path: String,
    fault: Fault,
    /// How many requests it meets; all of them if that is not said.
    times: Option<usize>,
}

/// What happens to a request.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Fault {
    LoseRequest,
    LoseAnswer,
    NeverAnswer,
    OnlyAnswer,
    BadGatewayBefore,
    BadGatewayAfter,
    MaintenanceAfter,
    /// So many milliseconds pass before the answer leaves.
    Delay(u64),
}

/// What makes these faults happen.
pub(super) fn acting_on(
    mut rules: Vec<Rule>,
) -> impl FnMut(&mut Interceptor<'_>, &str) + Send + 'static {
    move |interceptor, path| {
        for rule in rules.iter_mut().filter(|rule| rule.path == path) {
            match &mut rule.times {
                Some(0) => continue,
                Some(times) => *times -= 1,
                None => {}
            }
            rule.fault.happen(interceptor);
        }
    }
}

impl Fault {
    fn happen(self, interceptor: &mut Interceptor<'_>) {
        match self {
            Self::LoseRequest => interceptor.lose_request(),
            Self::LoseAnswer => interceptor.lose_answer(),
            Self::NeverAnswer => interceptor.never_answer(),
            Self::OnlyAnswer => interceptor.only_answer(),
            Self::BadGatewayBefore => interceptor.bad_gateway_before(),
            Self::BadGatewayAfter => interceptor.bad_gateway_after(),
            Self::MaintenanceAfter => interceptor.maintenance_after(),
            Self::Delay(milliseconds) => {
                interceptor.answer_after(tokio::time::sleep(Duration::from_millis(milliseconds)));
            }
        }
    }
}
