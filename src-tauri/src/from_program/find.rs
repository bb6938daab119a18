//! What was found, and what is asked for.

use session_index as index;
use workspaces::{self as program, WorkspaceId};

use super::number;
use crate::ipc::{find as ipc, hint as ipc_hint, problems::CommandError};

impl TryFrom<ipc::SearchQuery> for program::FindQuery {
    type Error = CommandError;

    fn try_from(query: ipc::SearchQuery) -> Result<Self, CommandError> {
        let workspace = query.workspace_id.as_deref().map(WorkspaceId::parse).transpose()?;
        let anchor = match query.anchor {
            Some(key) => Some((WorkspaceId::parse(&key.workspace_id)?, key.session_id)),
            None => None,
        };
        Ok(Self {
            text: query.text,
            workspace,
            filters: query.filters.into(),
            sort: query.sort.into(),
            group: query.group.into(),
            anchor,
            visible: query.visible,
        })
    }
}

impl From<ipc::Filters> for program::FindFilters {
    fn from(filters: ipc::Filters) -> Self {
        Self {
            last_connected: filters.last_connected.map(Into::into),
            kinds: filters.kinds.into_iter().map(Into::into).collect(),
            systems: filters.systems,
            hints: filters.hints.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<ipc::LastConnected> for program::LastConnected {
    fn from(last_connected: ipc::LastConnected) -> Self {
        match last_connected {
            ipc::LastConnected::Hour => Self::Hour,
            ipc::LastConnected::Day => Self::Day,
            ipc::LastConnected::Week => Self::Week,
            ipc::LastConnected::Month => Self::Month,
            ipc::LastConnected::Older => Self::Older,
        }
    }
}

impl From<ipc::Sort> for index::Sort {
    fn from(sort: ipc::Sort) -> Self {
        match sort {
            ipc::Sort::Newest => Self::Newest,
            ipc::Sort::Oldest => Self::Oldest,
            ipc::Sort::Person => Self::Person,
            ipc::Sort::Device => Self::Device,
            ipc::Sort::Address => Self::Address,
        }
    }
}

impl From<ipc::Grouping> for index::Grouping {
    fn from(grouping: ipc::Grouping) -> Self {
        match grouping {
            ipc::Grouping::None => Self::None,
            ipc::Grouping::Person => Self::Account,
            ipc::Grouping::Address => Self::Address,
        }
    }
}

impl From<program::Finding> for ipc::SearchResult {
    fn from(finding: program::Finding) -> Self {
        let kinds = finding.kinds.into_iter();
        let systems = finding.systems.into_iter();
        let hints = finding.hints.into_iter();
        Self {
            id: finding.id,
            total: number(finding.total),
            groups: number(finding.groups),
            units: number(finding.units),
            understood: finding.understood.into(),
            nothing: finding.nothing.map(Into::into),
            sources: finding.sources.into_iter().map(Into::into).collect(),
            facets: ipc::Facets {
                kinds: kinds
                    .map(|(kind, count)| ipc::KindCount { kind: kind.into(), count: number(count) })
                    .collect(),
                systems: systems
                    .map(|index::SystemCount { folded, shown, count }| ipc::SystemCount {
                        key: folded,
                        system: shown,
                        count: number(count),
                    })
                    .collect(),
                hints: hints
                    .map(|(kind, count)| ipc::HintCount { kind: kind.into(), count: number(count) })
                    .collect(),
            },
            doubtful: finding.doubtful.into_iter().map(Into::into).collect(),
            behind: finding.behind,
            anchor_at: finding.anchor_at.map(number),
            lines: finding.lines.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<program::ParsedQuery> for ipc::Understood {
    fn from(understanding: program::ParsedQuery) -> Self {
        let wanted = understanding.words.iter().flat_map(program::Wanted::alternatives);
        let is_text = |wanted: &&program::Wanted| {
            matches!(wanted, program::Wanted::Text(_)) || wanted.single().is_some()
        };
        Self {
            words: wanted.filter(is_text).map(program::Wanted::written).collect(),
            looks_like: understanding.looks_like.into(),
            session_id: understanding.session_id.map(|id| id.to_string()),
            left_out: understanding.left_out,
        }
    }
}

impl From<program::WhyNothing> for ipc::WhyNothing {
    fn from(why: program::WhyNothing) -> Self {
        let program::WhyNothing { missing, at_all, others, total } = why;
        Self { missing, at_all, others, total: number(total) }
    }
}

impl From<program::LooksLike> for ipc::LooksLike {
    fn from(looks_like: program::LooksLike) -> Self {
        use program::LooksLike as Program;
        match looks_like {
            Program::Nothing => Self::Nothing,
            Program::Id => Self::Id,
            Program::Ids { any_of } => Self::Ids { any_of },
            Program::InternetAddresses { any_of, with } => Self::InternetAddresses { any_of, with },
            Program::HiddenLink { host } => Self::HiddenLink { host },
            Program::InternetAddress { address } => {
                Self::InternetAddress { address: address.to_string() }
            }
            Program::AddressRange { searched } => Self::AddressRange { range: searched },
            Program::InvalidAddress { text, why } => Self::NoAddress { text, why: why.into() },
            Program::UserName { user_name } => Self::UserName { user_name },
            Program::Email { searched } => Self::Email { searched },
            Program::Link { searched } => Self::Link { searched },
            Program::Json { searched, with } => Self::Json { searched, with },
            Program::LogLine { searched, with } => Self::LogLine { searched, with },
            Program::Words => Self::Words,
        }
    }
}

impl From<program::InvalidAddress> for ipc::NoAddress {
    fn from(why: program::InvalidAddress) -> Self {
        use program::InvalidAddress as Program;
        match why {
            Program::NumberTooLarge => Self::NumberTooLarge,
            Program::LeadingZero => Self::LeadingZero,
            Program::PrefixTooLong { most } => Self::PrefixTooLong { most },
            Program::PartWithPrefix => Self::PartWithPrefix,
            Program::TwoFamilies => Self::TwoFamilies,
        }
    }
}

impl From<program::Source> for ipc::Source {
    fn from(source: program::Source) -> Self {
        Self {
            workspace_id: source.workspace.to_string(),
            sessions: number(source.sessions),
            found: number(source.found),
            as_of: source.as_of.map(|time| time.to_string()),
            oldest_as_of: source.oldest_as_of.map(|time| time.to_string()),
        }
    }
}

impl From<program::FoundLine> for ipc::ResultLine {
    fn from(line: program::FoundLine) -> Self {
        match line {
            program::FoundLine::Heading { at, heading } => {
                Self::Heading { at: number(at), heading: heading.into() }
            }
            program::FoundLine::Session { at, card, hints } => Self::Session {
                at: number(at),
                card: Box::new((*card).into()),
                hints: hints.into_iter().map(Into::into).collect(),
            },
        }
    }
}

impl From<program::GroupHeading> for ipc::Heading {
    fn from(heading: program::GroupHeading) -> Self {
        match heading {
            program::GroupHeading::Account { person, user_id, workspace, sessions, known } => {
                Self::Person {
                    person: person.into(),
                    user_id,
                    workspace_id: workspace.to_string(),
                    sessions: number(sessions),
                    known: number(known),
                }
            }
            program::GroupHeading::Address { address, sessions, known, workspaces } => {
                Self::Address {
                    internet_address: address.map(Into::into),
                    sessions: number(sessions),
                    known: number(known),
                    workspaces: number(workspaces),
                }
            }
        }
    }
}

impl From<program::SessionDetails> for ipc::SessionDetails {
    fn from(details: program::SessionDetails) -> Self {
        Self {
            card: details.card.into(),
            hints: details.hints.into_iter().map(Into::into).collect(),
            same_account: details.same_account.into(),
            same_name: details.same_name.into(),
            same_address: details.same_address.into(),
        }
    }
}

impl From<program::Related> for ipc::Related {
    fn from(related: program::Related) -> Self {
        Self {
            total: number(related.total),
            cards: related.cards.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<program::DoubtfulAddresses> for ipc_hint::DoubtfulAddresses {
    fn from(doubtful: program::DoubtfulAddresses) -> Self {
        Self {
            workspace_id: doubtful.workspace.to_string(),
            percent: doubtful.percent,
            internet_address: doubtful.address.into(),
        }
    }
}
