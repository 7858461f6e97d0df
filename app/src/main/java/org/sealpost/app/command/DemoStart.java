package org.sealpost.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.sign.Admission;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.demo.Demo;
import org.sealpost.app.demo.DemoSights;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.Pages;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;

/// The demonstration: a small internet and a folder of its own, and three months that were invented. All of it is gone
/// afterwards.
final class DemoStart implements AutoCloseable {
    private static final String NAME = "demo";
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final int TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Surroundings surroundings;
    private final Path folder;
    private final Demo demo;
    private final Lab lab;
    private final Path otherWorlds;
    private final Thread atTheEnd = new Thread(this::sweep);

    private DemoStart(Surroundings surroundings, Path folder, Demo demo, Lab lab, Path otherWorlds) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.demo = demo;
        this.lab = lab;
        this.otherWorlds = otherWorlds;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /// @throws Refusal when there is no room for it
    static DemoStart open(Surroundings surroundings) {
        Instant now = surroundings.clock().instant();
        try {
            Path folder = Files.createTempDirectory("sealpost-demo");
            Map<String, String> variables = new HashMap<>(surroundings.variables());
            variables.put("XDG_DATA_HOME", folder.resolve("data").toString());
            variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
            var demo = new Demo(TenantId.FIRST.word(), now);
            Path worlds = Files.createDirectory(folder.resolve("worlds"));
            demo.writeWorlds(worlds);
            Path otherWorlds = Files.createDirectory(folder.resolve("other-worlds"));
            demo.writeOtherWorlds(otherWorlds);
            Lab lab = Lab.start(LabOptions.at(surroundings.clock()).withWorlds(worlds));
            return new DemoStart(surroundings.withVariables(variables), folder, demo, lab, otherWorlds);
        } catch (IOException noRoom) {
            throw noRoom(noRoom);
        }
    }

    private static Refusal noRoom(IOException why) {
        return new Refusal(
                ExitCode.INTERNAL,
                "the demonstration cannot be started: " + Shown.text(String.valueOf(why.getMessage())));
    }

    /// Those of the demonstration, in which everything is kept apart.
    Surroundings surroundings() {
        return surroundings;
    }

    Lab lab() {
        return lab;
    }

    /// Lives through the three months.
    void live(StoreOptions store, ObserverOptions options, Pages words, Consumer<String> problems) {
        say("looking at the domains of the demonstration …");
        DemoSights seen = seen(options);
        say("inventing three months of watching and of reports …");
        try (FleetStore fleet = store.openFleet(surroundings);
                HistoryStore history = store.openHistory(surroundings);
                SqlReportStore reports = store.open(surroundings)) {
            demo.watch(
                    fleet,
                    seen,
                    new AlertWords(words),
                    checked -> history.watched(checked.sighting(), checked.facts()),
                    problems);
            demo.report(reports, seen);
        }
    }

    /// As the domains are, and as some of them were.
    private DemoSights seen(ObserverOptions options) {
        try (Lab other = Lab.start(LabOptions.at(surroundings.clock()).withWorlds(otherWorlds));
                Checker now = new LabCheckers(lab, options, ObservationListener.NONE);
                Checker otherwise = new LabCheckers(other, options, ObservationListener.NONE)) {
            return demo.seen(now, otherwise);
        } catch (IOException noRoom) {
            throw noRoom(noRoom);
        }
    }

    /// Makes the one person there is.
    ///
    /// @return the password
    String admit(StoreOptions store) {
        var random = new SecureRandom();
        String password = password(random);
        try (AccessStore access = store.openAccess(surroundings)) {
            var invitations = new Invitations(
                    access,
                    new Passwords(Argon2Cost.USUAL, random),
                    PasswordRule.usual(),
                    surroundings.clock(),
                    random);
            Admission admission = invitations.admit(
                    invitations.firstAdmin(new Actor.Console("serve --demo")).orElseThrow(), NAME, password);
            if (!(admission instanceof Admission.Welcome)) {
                throw new IllegalStateException("nobody was made: " + admission);
            }
        }
        return password;
    }

    /// What a person reads who starts it.
    void tell(String password) {
        say("sign in as " + NAME + " with the password " + password + "; nothing of this is kept");
    }

    private void say(String line) {
        surroundings.out().println(line);
        surroundings.out().flush();
    }

    private static String password(SecureRandom random) {
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    @Override
    public void close() {
        lab.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
            sweep();
        } catch (IllegalStateException ending) {
            // The process ends, and the folder goes with it.
        }
    }

    /// Whatever is still under way while the process ends may make another file meanwhile.
    private void sweep() {
        int tries = 1;
        while (!swept() && tries < TRIES) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            tries++;
        }
        if (Files.exists(folder)) {
            say("left behind: " + folder);
        }
    }

    private boolean swept() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }
}
