//! The course of a search worker's life: when it is started, asked, replaced and tried again.
//! Not here: the worker itself and timers (`client`), which carry out what is decided here.
//!
//! ```text
//! Absent ───Ask───▶ Opening ──Ready──▶ Open ──Ask/Results──▶ Open
//!    ▲                  │ failed            │ crashed: replaced once per query
//!    └──── Broken ◀─────┴───────────────────┘  Broken tries again after a pause
//! ```

use model::{FromWorker, SearchError, SearchRequest, SearchResults};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// No worker.
    Absent,
    /// Started, its index not open yet.
    Opening,
    Open,
    /// Stopped after an error; another attempt is due.
    Broken,
    /// This browser cannot run the worker; nothing will change that.
    Impossible,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Ask(SearchRequest),
    /// From now on everything is fetched before a question is asked, so that none makes a request.
    FetchAll,
    Message(FromWorker),
    /// The worker reported an error of its own or could not be loaded.
    Crashed,
    /// The worker has been silent for too long.
    Stalled,
    /// The browser cannot start a module worker.
    Unsupported,
    /// The pause is over, the network is back, or the reader asked to try again.
    Retry,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Starts a worker and tells it to open the index.
    Start,
    Stop,
    Send(SearchRequest),
    FetchAll,
    /// What of everything is here, in bytes.
    Fetching {
        bytes: u32,
        of: u32,
    },
    /// All of it.
    Everything,
    Answer(SearchResults),
    Fail(SearchError),
    /// Asks for `Event::Retry` after a pause.
    RetryIn {
        seconds: u32,
    },
}

#[derive(Debug)]
pub struct Connection {
    phase: Phase,
    /// The newest request; older ones are forgotten.
    newest: Option<SearchRequest>,
    answered: bool,
    /// The request that was repeated after a crash, so that it is repeated once only.
    repeated: Option<u32>,
    failures: u32,
    everything: Everything,
}

/// Whether questions have to wait until everything is here. What was fetched is gone with its worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Everything {
    Unasked,
    Wanted,
    Here,
}

impl Default for Connection {
    fn default() -> Self {
        Connection {
            phase: Phase::Absent,
            newest: None,
            answered: true,
            repeated: None,
            failures: 0,
            everything: Everything::Unasked,
        }
    }
}

impl Connection {
    /// Whether an answer is being waited for.
    pub fn is_waiting(&self) -> bool {
        let wanted = self.everything == Everything::Wanted;
        match self.phase {
            Phase::Opening => !self.answered || wanted,
            // Everything may take its time: it says how far it is.
            Phase::Open => !self.answered && !wanted,
            Phase::Absent | Phase::Broken | Phase::Impossible => false,
        }
    }

    /// Whether trying again may help.
    pub fn is_broken(&self) -> bool {
        self.phase == Phase::Broken
    }

    pub fn step(&mut self, event: Event) -> Vec<Action> {
        match event {
            Event::Ask(request) => {
                self.newest = Some(request.clone());
                self.answered = false;
                match self.phase {
                    Phase::Absent | Phase::Broken => self.start(),
                    Phase::Opening => Vec::new(),
                    Phase::Open if self.everything == Everything::Wanted => Vec::new(),
                    Phase::Open => vec![Action::Send(request)],
                    Phase::Impossible => vec![Action::Fail(SearchError::Unsupported)],
                }
            }
            // A sign of life.
            Event::Message(FromWorker::Loading {}) => Vec::new(),
            Event::Message(FromWorker::Ready { .. }) => {
                if self.phase != Phase::Opening {
                    return Vec::new();
                }
                self.phase = Phase::Open;
                match self.everything {
                    Everything::Unasked => self.pending().map(Action::Send).into_iter().collect(),
                    Everything::Wanted | Everything::Here => vec![Action::FetchAll],
                }
            }
            Event::FetchAll => {
                if self.everything == Everything::Here {
                    return Vec::new();
                }
                self.everything = Everything::Wanted;
                match self.phase {
                    Phase::Absent | Phase::Broken => self.start(),
                    Phase::Opening => Vec::new(),
                    Phase::Open => vec![Action::FetchAll],
                    Phase::Impossible => vec![Action::Fail(SearchError::Unsupported)],
                }
            }
            Event::Message(FromWorker::Fetching { bytes, of }) => vec![Action::Fetching { bytes, of }],
            Event::Message(FromWorker::Everything {}) => {
                self.everything = Everything::Here;
                self.failures = 0;
                [Action::Everything].into_iter().chain(self.pending().map(Action::Send)).collect()
            }
            Event::Message(FromWorker::Results { id, results }) => {
                if !self.is_newest(id) {
                    return Vec::new();
                }
                self.answered = true;
                self.failures = 0;
                vec![Action::Answer(results)]
            }
            Event::Message(FromWorker::Failed { id: 0, error }) => self.broke(error),
            Event::Message(FromWorker::Failed { id, error }) => match error {
                _ if !self.is_newest(id) => Vec::new(),
                SearchError::Trap => self.crashed(),
                error => self.broke(error),
            },
            Event::Crashed => match self.phase {
                Phase::Opening => self.broke(SearchError::Network { file: String::new() }),
                Phase::Open => self.crashed(),
                Phase::Absent | Phase::Broken | Phase::Impossible => Vec::new(),
            },
            Event::Stalled => {
                if self.is_waiting() {
                    self.broke(SearchError::Timeout { file: String::new() })
                } else {
                    Vec::new()
                }
            }
            Event::Unsupported => {
                self.phase = Phase::Impossible;
                vec![Action::Stop, Action::Fail(SearchError::Unsupported)]
            }
            Event::Retry => match self.phase {
                Phase::Broken => self.start(),
                Phase::Absent | Phase::Opening | Phase::Open | Phase::Impossible => Vec::new(),
            },
        }
    }

    fn start(&mut self) -> Vec<Action> {
        self.phase = Phase::Opening;
        if self.everything == Everything::Here {
            self.everything = Everything::Wanted;
        }
        vec![Action::Start]
    }

    fn pending(&self) -> Option<SearchRequest> {
        self.newest.clone().filter(|_| !self.answered)
    }

    fn is_newest(&self, id: u32) -> bool {
        !self.answered && self.newest.as_ref().is_some_and(|request| request.id == id)
    }

    /// A program that stopped is of no use any more: a new one takes over and repeats the query,
    /// but not a query that has stopped two of them.
    fn crashed(&mut self) -> Vec<Action> {
        match self.pending() {
            Some(request) if self.repeated == Some(request.id) => {
                self.answered = true;
                self.phase = Phase::Absent;
                vec![Action::Stop, Action::Fail(SearchError::Trap)]
            }
            pending => {
                self.repeated = pending.map(|request| request.id);
                let mut actions = vec![Action::Stop];
                actions.extend(self.start());
                actions
            }
        }
    }

    /// Every attempt starts a fresh worker with a fresh manifest: the site may have been updated meanwhile.
    fn broke(&mut self, error: SearchError) -> Vec<Action> {
        if error == SearchError::Unsupported {
            return self.step(Event::Unsupported);
        }
        self.phase = Phase::Broken;
        self.failures += 1;
        self.answered = self.newest.is_none();
        let pause = Action::RetryIn { seconds: 2 << (self.failures - 1).min(4) };
        vec![Action::Stop, Action::Fail(error), pause]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Language, SearchQuery};

    fn request(id: u32) -> SearchRequest {
        SearchRequest { id, language: Language::Ru, query: SearchQuery::default(), as_you_type: false }
    }

    fn ready() -> Event {
        Event::Message(FromWorker::Ready { documents: 1 })
    }

    fn results(id: u32) -> Event {
        Event::Message(FromWorker::Results { id, results: SearchResults::default() })
    }

    fn failed(id: u32, error: SearchError) -> Event {
        Event::Message(FromWorker::Failed { id, error })
    }

    fn answer() -> Action {
        Action::Answer(SearchResults::default())
    }

    fn open() -> Connection {
        let mut connection = Connection::default();
        connection.step(Event::Ask(request(100)));
        connection.step(ready());
        connection.step(results(100));
        connection
    }

    #[test]
    fn the_worker_starts_with_the_first_question_and_is_asked_the_newest_when_it_is_open() {
        let mut connection = Connection::default();
        assert_eq!(connection.step(Event::Ask(request(1))), [Action::Start]);
        assert!(connection.is_waiting());
        assert_eq!(connection.step(Event::Ask(request(2))), []);
        assert_eq!(connection.step(ready()), [Action::Send(request(2))]);
        assert_eq!(connection.step(results(2)), [answer()]);
        assert!(!connection.is_waiting());
    }

    #[test]
    fn only_the_newest_request_is_answered() {
        let mut connection = open();
        connection.step(Event::Ask(request(1)));
        assert_eq!(connection.step(Event::Ask(request(2))), [Action::Send(request(2))]);
        assert_eq!(connection.step(results(1)), []);
        assert_eq!(connection.step(failed(1, SearchError::Trap)), []);
        assert_eq!(connection.step(results(2)), [answer()]);
        assert_eq!(connection.step(results(2)), [], "an answer counts once");
    }

    #[test]
    fn a_trap_replaces_the_worker_and_repeats_the_query_once() {
        let mut connection = open();
        connection.step(Event::Ask(request(1)));
        assert_eq!(connection.step(Event::Crashed), [Action::Stop, Action::Start]);
        assert_eq!(connection.step(ready()), [Action::Send(request(1))]);
        assert_eq!(
            connection.step(failed(1, SearchError::Trap)),
            [Action::Stop, Action::Fail(SearchError::Trap)]
        );
        assert_eq!(
            connection.step(Event::Ask(request(2))),
            [Action::Start],
            "the next query has a new worker"
        );
        connection.step(ready());
        assert_eq!(connection.step(results(2)), [answer()]);
    }

    #[test]
    fn an_idle_crash_is_repaired_in_silence() {
        let mut connection = open();
        assert_eq!(connection.step(Event::Crashed), [Action::Stop, Action::Start]);
        assert_eq!(connection.step(ready()), []);
    }

    #[test]
    fn a_missing_part_is_told_and_tried_again_with_growing_pauses() {
        let mut connection = open();
        connection.step(Event::Ask(request(1)));
        let missing = SearchError::Missing { file: "x".into(), status: 404 };
        for seconds in [2, 4, 8, 16, 32, 32] {
            assert_eq!(
                connection.step(failed(1, missing.clone())),
                [Action::Stop, Action::Fail(missing.clone()), Action::RetryIn { seconds }]
            );
            assert!(connection.is_broken());
            assert_eq!(connection.step(Event::Retry), [Action::Start]);
            assert_eq!(connection.step(ready()), [Action::Send(request(1))]);
        }
        assert_eq!(connection.step(results(1)), [answer()]);
        connection.step(Event::Ask(request(2)));
        assert!(
            connection.step(failed(2, missing)).contains(&Action::RetryIn { seconds: 2 }),
            "pauses start anew after a success"
        );
    }

    #[test]
    fn a_worker_that_cannot_be_opened_is_a_network_error_and_tried_again() {
        let network = SearchError::Network { file: String::new() };
        let mut connection = Connection::default();
        connection.step(Event::Ask(request(1)));
        assert_eq!(
            connection.step(Event::Crashed),
            [Action::Stop, Action::Fail(network.clone()), Action::RetryIn { seconds: 2 }]
        );
        assert_eq!(
            connection.step(Event::Ask(request(2))),
            [Action::Start],
            "asking does not wait for the pause"
        );
        assert_eq!(
            connection.step(failed(0, network.clone())),
            [Action::Stop, Action::Fail(network), Action::RetryIn { seconds: 4 }]
        );
    }

    #[test]
    fn silence_is_a_timeout_only_while_an_answer_is_due() {
        let mut connection = open();
        assert_eq!(connection.step(Event::Stalled), []);
        connection.step(Event::Ask(request(1)));
        let timeout = SearchError::Timeout { file: String::new() };
        assert_eq!(
            connection.step(Event::Stalled),
            [Action::Stop, Action::Fail(timeout), Action::RetryIn { seconds: 2 }]
        );
    }

    fn everything() -> Event {
        Event::Message(FromWorker::Everything {})
    }

    #[test]
    fn once_everything_is_wanted_no_question_is_sent_before_it_is_here() {
        let mut connection = Connection::default();
        assert_eq!(connection.step(Event::FetchAll), [Action::Start]);
        assert_eq!(connection.step(ready()), [Action::FetchAll]);
        assert_eq!(connection.step(Event::Ask(request(1))), [], "it would tell which parts it needs");
        assert!(!connection.is_waiting());
        let some = Event::Message(FromWorker::Fetching { bytes: 5, of: 9 });
        assert_eq!(connection.step(some), [Action::Fetching { bytes: 5, of: 9 }]);
        assert_eq!(connection.step(everything()), [Action::Everything, Action::Send(request(1))]);
        assert!(connection.is_waiting());
        assert_eq!(connection.step(results(1)), [answer()]);
        assert_eq!(connection.step(Event::Ask(request(2))), [Action::Send(request(2))]);
        assert_eq!(connection.step(Event::FetchAll), [], "it is here");
    }

    #[test]
    fn a_new_worker_fetches_everything_anew_before_it_is_asked() {
        let mut connection = open();
        assert_eq!(connection.step(Event::FetchAll), [Action::FetchAll]);
        connection.step(everything());
        connection.step(Event::Ask(request(1)));
        assert_eq!(connection.step(Event::Crashed), [Action::Stop, Action::Start]);
        assert_eq!(connection.step(ready()), [Action::FetchAll]);
        let network = SearchError::Network { file: "x".into() };
        assert!(connection.step(failed(0, network)).contains(&Action::RetryIn { seconds: 2 }));
        assert_eq!(connection.step(Event::Retry), [Action::Start]);
        assert_eq!(connection.step(ready()), [Action::FetchAll]);
        assert_eq!(connection.step(everything()), [Action::Everything, Action::Send(request(1))]);
    }

    #[test]
    fn a_browser_without_module_workers_is_not_tried_again() {
        let mut connection = Connection::default();
        connection.step(Event::Ask(request(1)));
        assert_eq!(
            connection.step(Event::Unsupported),
            [Action::Stop, Action::Fail(SearchError::Unsupported)]
        );
        assert_eq!(connection.step(Event::Retry), []);
        assert_eq!(connection.step(Event::Ask(request(2))), [Action::Fail(SearchError::Unsupported)]);
    }
}
