package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.List;

/// Whether `enforce` is safe.
public sealed interface Readiness {
    /// It is, as far as anyone can know.
    record Ready() implements Readiness {}

    /// It is known that it is not.
    ///
    /// @param reasons at least one, the gravest first
    record NotReady(List<Objection> reasons) implements Readiness {
        public NotReady {
            reasons = List.copyOf(reasons);
        }
    }

    /// It cannot be known yet.
    ///
    /// @param missing at least one
    /// @param earliest before that date it cannot be known, if all goes well until then
    record Unknown(List<Objection> missing, LocalDate earliest) implements Readiness {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }

    /// Something is going on that comes first.
    ///
    /// @param incidents at least one, the gravest first
    record Hold(List<Objection> incidents) implements Readiness {
        public Hold {
            incidents = List.copyOf(incidents);
        }
    }

    /// As it is shown: `READY`, `NOT READY`, `UNKNOWN`, `HOLD`.
    default String word() {
        return switch (this) {
            case Ready _ -> "READY";
            case NotReady _ -> "NOT READY";
            case Unknown _ -> "UNKNOWN";
            case Hold _ -> "HOLD";
        };
    }
}
