package org.sealpost.app.web;

import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.listen.PerSource;
import org.sealpost.reports.listen.PostBody;
import org.sealpost.reports.listen.Room;

/// Reads the bodies of requests: none that is too large or comes too slowly, few of one source at once, and of all
/// no more than there is room for.
final class Intake {
    private static final String SOON = "5";

    private final WebLimits limits;
    private final Refusals refusals;
    private final Room room;
    private final PerSource reading;

    Intake(WebLimits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
        this.room = new Room(limits.room());
        this.reading = new PerSource(limits.bodies());
    }

    /// @param answer of the request with its body; that is held until it has answered
    Reply answer(Request request, Call head, Function<Call, Reply> answer) {
        int limit = limits.body(head);
        if (request.getLength() > limit) {
            return tooLarge(head, limit);
        }
        return switch (read(request, head, limit)) {
            case PostBody.Outcome.Whole(Octets octets, long taken) -> {
                try {
                    yield answer.apply(head.withBody(octets));
                } finally {
                    room.give(taken);
                }
            }
            case PostBody.Outcome.TooLarge _ -> tooLarge(head, limit);
            case PostBody.Outcome.NoRoom _ ->
                hangUp(refusals.refuse(head, 503, "Too much comes at once. Try again in some seconds.")
                        .with("Retry-After", SOON));
            case PostBody.Outcome.TooSlow _ -> hangUp(refusals.refuse(head, 408, "The request came too slowly."));
            case PostBody.Outcome.CutOff _ -> hangUp(refusals.refuse(head, 400, "The request ended too early."));
        };
    }

    private PostBody.Outcome read(Request request, Call head, int limit) {
        if (!reading.enter(head.from())) {
            return new PostBody.Outcome.NoRoom();
        }
        try {
            long deadline = System.nanoTime() + limits.transfer().toNanos();
            return PostBody.read(Content.Source.asInputStream(request), limit, room, deadline);
        } finally {
            reading.leave(head.from());
        }
    }

    private Reply tooLarge(Call head, int limit) {
        return hangUp(refusals.refuse(head, 413, "More than " + limit + " octets are not taken."));
    }

    /// What still comes of the body is not waited for.
    static Reply hangUp(Reply reply) {
        return reply.with("Connection", "close");
    }
}
