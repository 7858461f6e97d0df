package org.sealpost.bench;

import java.util.List;
import org.sealpost.lab.reply.Reply;

/// The replies of one check as the lab gave them, so that the chain can be followed.
final class ReplyLog {
    private ReplyLog() {}

    static void print(List<Reply> replies, long start) {
        System.out.println("replies of the first check, in ms from its start:");
        for (Reply reply : replies) {
            System.out.printf(
                    "  %5.1f to %5.1f  %-4s %s%n",
                    (reply.startNanos() - start) / 1e6,
                    (reply.endNanos() - start) / 1e6,
                    reply.kind(),
                    reply.name().replaceAll("[^ -~]", "?"));
        }
    }
}
