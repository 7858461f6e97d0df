package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Answers to requests that must not have their effect twice, by the word that whoever asks has chosen for the
/// request. All replicas and a program that was started anew give the same answer.
public final class KeptAnswers {
    /// How long an answer is given again.
    public static final Duration KEPT = Duration.ofHours(24);

    /// A request that was begun and never ended, since the program was killed, may be begun anew after this time.
    public static final Duration LEASE = Duration.ofMinutes(1);

    private final Database database;

    KeptAnswers(Database database) {
        this.database = database;
    }

    /// What is known of a word.
    public sealed interface Known {
        /// Nothing: the request is this process's to carry out. Say what came of it by [#keep] or [#drop].
        record Fresh() implements Known {}

        /// It was carried out.
        ///
        /// @param answer as it was kept
        record Answered(String answer) implements Known {}

        /// It is being carried out.
        record UnderWay() implements Known {}

        /// The word was used for another request.
        record OtherRequest() implements Known {}
    }

    /// Begins a request, or tells what became of it.
    ///
    /// @param caller whose words these are
    /// @param request the digest of all that the request asks for
    public Known begin(String caller, String word, String request, Instant now) {
        return database.write(sql -> {
            sql.change("DELETE FROM kept_answer WHERE until <= ?", Times.number(now));
            Optional<Known> known = known(sql, caller, word, request);
            if (known.isEmpty()) {
                sql.change(
                        "INSERT INTO kept_answer (caller, word, request, until, answer) VALUES (?, ?, ?, ?, '')",
                        caller,
                        word,
                        request,
                        Times.number(now.plus(LEASE)));
            }
            return known.orElseGet(Known.Fresh::new);
        });
    }

    private static Optional<Known> known(Sql sql, String caller, String word, String request) throws SQLException {
        return sql.first(
                "SELECT request, answer FROM kept_answer WHERE caller = ? AND word = ?",
                row -> {
                    if (!row.getString(1).equals(request)) {
                        return new Known.OtherRequest();
                    }
                    String answer = row.getString(2);
                    return answer.isEmpty() ? new Known.UnderWay() : new Known.Answered(answer);
                },
                caller,
                word);
    }

    /// What came of a request that was begun.
    ///
    /// @param answer sealed: there may be a secret in it that is shown to nobody else
    public void keep(String caller, String word, String request, String answer, Instant now) {
        database.change(sql -> sql.change(
                "UPDATE kept_answer SET answer = ?, until = ? WHERE caller = ? AND word = ? AND request = ?"
                        + " AND answer = ''",
                answer,
                Times.number(now.plus(KEPT)),
                caller,
                word,
                request));
    }

    /// Nothing came of it: the word may be used again.
    public void drop(String caller, String word, String request) {
        database.change(sql -> sql.change(
                "DELETE FROM kept_answer WHERE caller = ? AND word = ? AND request = ? AND answer = ''",
                caller,
                word,
                request));
    }
}
