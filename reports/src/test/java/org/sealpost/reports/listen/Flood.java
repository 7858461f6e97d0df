package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.listen.Inbox.Receipt;

/// A process of its own: floods an inbox, and a listener before it, and says what became of it.
final class Flood {
    private static final int SMALL = 100_000;
    private static final int LARGE = 40;
    private static final int SENDERS = 200;
    private static final int LARGE_SENDERS = 8;

    private final MemoryStore store = new MemoryStore(false);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger nextLarge = new AtomicInteger();
    private final AtomicInteger small = new AtomicInteger();
    private final AtomicInteger large = new AtomicInteger();

    private Flood() {}

    public static void main(String[] arguments) throws Exception {
        new Flood().run();
    }

    private void run() throws Exception {
        var limits = InboxLimits.of(2);
        var quotas = new Quotas(Duration.ofHours(1), Integer.MAX_VALUE, 100, 100, 1000);
        var inbox = new GroupInbox(Flood::read, store, limits, quotas, Inboxes.CLOCK);
        var settings = MailSettings.of(
                Way.LMTP,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "a",
                Addresses.of(List.of("a@b.example")),
                SourceConnections.of(SourceConnections.USUAL),
                Optional.empty());
        try (inbox;
                var server = new MailServer(settings, inbox);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                threads.execute(() -> sendSmall(inbox));
            }
            for (int i = 0; i < LARGE_SENDERS; i++) {
                threads.execute(() -> sendLarge(server));
            }
        }
        System.out.println("small " + small + " large " + large + " kept " + store.size());
    }

    /// As costly in memory as reading is: the octets are held several times.
    private static Arrival read(Delivery delivery) {
        byte[] copy = delivery.octets().toArray();
        return Inboxes.unread(new Delivery(
                delivery.way(), delivery.source(), delivery.at(), delivery.about(), Octets.of(copy.clone())));
    }

    private void sendSmall(GroupInbox inbox) {
        for (int i = next.getAndIncrement(); i < SMALL; i = next.getAndIncrement()) {
            var mail = Inboxes.mail("192.0.2." + i % 250, "mail " + i + "x".repeat(4000));
            while (!(inbox.take(mail) instanceof Receipt.Taken)) {
                Thread.onSpinWait();
            }
            small.incrementAndGet();
        }
    }

    private void sendLarge(MailServer server) {
        String line = "x".repeat(998) + "\r\n";
        String chunk = line.repeat(100);
        for (int i = nextLarge.getAndIncrement(); i < LARGE; i = nextLarge.getAndIncrement()) {
            String reply = "";
            while (!reply.startsWith("250")) {
                try (var client = new Dialogue(server.address())) {
                    client.reply();
                    client.ask("LHLO a");
                    client.ask("MAIL FROM:<>");
                    client.ask("RCPT TO:<a@b.example>");
                    client.ask("DATA");
                    client.write("mail " + i + "\r\n");
                    for (int part = 0; part < 100; part++) {
                        client.write(chunk);
                    }
                    reply = client.ask(".");
                } catch (IOException tryAgain) {
                    reply = "";
                }
            }
            large.incrementAndGet();
        }
    }
}
