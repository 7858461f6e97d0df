package org.sealpost.publish.dns.web;

import java.util.function.Supplier;
import org.sealpost.publish.dns.Writing;

/// One type in the place of another at a provider that does not do both in one transaction: the old goes, the
/// new comes, and when the new cannot come the old comes back. In between the name is empty, which takes no
/// cached policy from any sender (RFC 8461 §5.1).
final class TwoSteps {
    private TwoSteps() {}

    static Writing take(Supplier<Answer> remove, Supplier<Answer> create, Supplier<Answer> restore) {
        return switch (remove.get()) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came _ ->
                switch (create.get()) {
                    case Answer.Came _ -> new Writing.Written();
                    case Answer.Failed(String why, var after) ->
                        switch (restore.get()) {
                            case Answer.Came _ ->
                                new Writing.Failed(why + " What stood there before was put back.", after);
                            case Answer.Failed _ ->
                                new Writing.Failed(
                                        why + " What stood there before is gone and could not be put back: publish it"
                                                + " again by hand.",
                                        after);
                        };
                };
        };
    }
}
