package org.sealpost.app.publish;

import java.time.Duration;
import java.util.function.Supplier;
import org.sealpost.app.dns.OpenDns;
import org.sealpost.observe.Introduction;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.smtp.EhloName;
import org.sealpost.observe.smtp.SmtpProbe;
import org.sealpost.observe.tls.Tls;
import org.sealpost.publish.apply.AskedServers;

/// What a plan and its steps are looked at with: each look is a new one.
public final class Outlook implements AutoCloseable {
    /// For all that is looked at together, or for one thing that is looked at alone.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OpenDns open;
    private final ServerDialogue dialogue;
    private final PolicyFetcher fetcher;
    private final SmtpProbe probe;
    private final Supplier<Deadline> patience;

    private Outlook(
            OpenDns open,
            ServerDialogue dialogue,
            PolicyFetcher fetcher,
            SmtpProbe probe,
            Supplier<Deadline> patience) {
        this.open = open;
        this.dialogue = dialogue;
        this.fetcher = fetcher;
        this.probe = probe;
        this.patience = patience;
    }

    /// @throws IllegalArgumentException when the AD bit of a resolver is to be trusted that is not on this machine
    public static Outlook open(ObserverOptions options) {
        OpenDns open = OpenDns.open(options);
        var tls = new Tls(open.dialer(), options.trust(), options.clock());
        Introduction introduction = options.introduction();
        return new Outlook(
                open,
                new ServerDialogue(open.dialer()),
                new PolicyFetcher(open.dialer(), tls, options.httpsPort(), introduction.userAgent()),
                new SmtpProbe(
                        open.dialer(),
                        tls,
                        introduction.helo().map(EhloName::of).orElseGet(EhloName::ofThisMachine),
                        options.dialer().smtpPort()),
                () -> Deadline.after(PATIENCE));
    }

    /// The same with one deadline for all that is looked at from now on. It is not closed by itself.
    Outlook together() {
        Deadline deadline = soon();
        return new Outlook(open, dialogue, fetcher, probe, () -> deadline);
    }

    Deadline soon() {
        return patience.get();
    }

    public AskedServers servers() {
        return new AskedServers(open.dns().zones(), dialogue, patience);
    }

    public Dialer dialer() {
        return open.dialer();
    }

    public Dns dns() {
        return open.dns();
    }

    public PolicyFetcher fetcher() {
        return fetcher;
    }

    SmtpProbe probe() {
        return probe;
    }

    @Override
    public void close() {
        open.close();
    }
}
