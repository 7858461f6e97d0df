package org.sealpost.observe.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.net.Deadline;

/// Waiting for a reply under a deadline.
final class Waiting {
    private Waiting() {}

    static Reply await(CompletableFuture<Reply> reply, Deadline deadline) {
        try {
            return reply.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            return new Reply.Missing(DnsFault.TIMED_OUT, "no answer within the time for it");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply.Missing(DnsFault.TIMED_OUT, "stopped");
        } catch (ExecutionException bug) {
            return new Reply.Missing(DnsFault.MALFORMED, "unreadable: " + bug.getCause());
        }
    }
}
