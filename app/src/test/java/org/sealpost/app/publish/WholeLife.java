package org.sealpost.app.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// The days of a domain in the small internet: senders with mail, providers with reports, and what is done at its two
/// hours of the day.
public final class WholeLife implements AutoCloseable {
    private static final List<Duration> HOURS = List.of(Duration.ofHours(6), Duration.ofHours(18));

    private final FastClock clock = new FastClock();
    private final SmallInternet internet;
    private final Wire wire;
    private final MxOwner owner;
    private final Witness witness;
    private final Path mails;
    private final List<MailSender> senders = new ArrayList<>();
    private final List<Reporter> reporters = new ArrayList<>();

    /// Something that is done in the lab.
    @FunctionalInterface
    public interface Act {
        void run() throws IOException;
    }

    public WholeLife(Path folder) throws IOException {
        internet = new SmallInternet(folder, clock);
        wire = Wire.open(internet, clock);
        witness = new Witness(wire, clock);
        owner = new MxOwner(internet.owner());
        owner.settle();
        mails = Files.createDirectories(folder.resolve("mail"));
        for (Senders each : Senders.all()) {
            senders.add(new MailSender(each.name(), each.habit(), clock, wire));
        }
        reporters.add(reporter("google.com", "noreply-smtp-tls-reporting@google.com", senders.getFirst()));
        reporters.add(reporter("microsoft.com", "tlsrpt-noreply@microsoft.com", senders.get(1)));
    }

    private Reporter reporter(String domain, String author, MailSender sender) {
        return new Reporter(DomainName.of(domain), author, sender, internet);
    }

    /// One day.
    ///
    /// @param look in the morning, when the reports have come
    /// @param act at both hours, each time before mail is sent
    public void day(Act look, Act act) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        at(midnight, Duration.ofMinutes(30), this::sendMail);
        at(midnight, Duration.ofHours(4), () -> sendReports(today.minusDays(1)));
        at(midnight, Duration.ofHours(5), look);
        for (Duration hour : HOURS) {
            at(midnight, hour, act);
            witness.look();
            at(midnight, hour.plusMinutes(10), this::sendMail);
        }
        clock.to(midnight.plus(Duration.ofDays(1)));
    }

    private void at(Instant midnight, Duration time, Act act) throws IOException {
        clock.to(midnight.plus(time));
        act.run();
    }

    private void sendMail() {
        senders.forEach(MailSender::work);
    }

    private void sendReports(LocalDate day) throws IOException {
        for (Reporter each : reporters) {
            each.report(day, mails);
        }
    }

    /// @param folder that of the life
    /// @param highest how far `max_age` shall rise
    /// @param killed of a hundred runs, how many are killed
    Crontab crontab(Path folder, String highest, int killed) {
        return new Crontab(internet, folder, owner, highest, killed);
    }

    /// Where reports lie until they are taken in.
    public Path mails() {
        return mails;
    }

    MxOwner owner() {
        return owner;
    }

    public SmallInternet internet() {
        return internet;
    }

    public List<String> seen() {
        return witness.seen();
    }

    List<MailSender> lawful() {
        return senders.stream().filter(each -> each.habit().lawful()).toList();
    }

    List<MailSender> careless() {
        return senders.stream().filter(each -> !each.habit().lawful()).toList();
    }

    @Override
    public void close() {
        wire.close();
        internet.close();
    }
}
