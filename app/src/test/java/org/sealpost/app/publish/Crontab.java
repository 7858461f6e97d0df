package org.sealpost.app.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What runs by itself twice a day, and the three words of its owner: enforce, another provider of mail, out again.
final class Crontab {
    private static final String DOMAIN = SmallInternet.DOMAIN.ascii();
    private static final List<String> PLACE = List.of("--edge", SmallInternet.EDGE);
    private static final List<String> WRITING = List.of("--dns", "dnsupdate", "--confirm", DOMAIN);
    private static final List<String> FIRST =
            List.of("--mx", MxOwner.old(), "--rua", "mailto:tls-reports@mailprovider.example");
    private static final Pattern PLAN = Pattern.compile("sealpost apply ([0-9a-f]{16})");
    private static final int SUCCESS = 0;

    private final SmallInternet internet;
    private final Operator operator;
    private final MxOwner owner;
    private final String highest;
    private final Random kills = new Random(8461);
    private final int percent;
    private final List<String> diary = new ArrayList<>();
    private Goal goal = Goal.ENFORCE;
    private boolean reached;
    private int looks = 1;
    private int killed;

    /// What the owner wants, one after the other.
    enum Goal {
        ENFORCE,
        OTHER_PROVIDER,
        NONE
    }

    /// @param highest how far `max_age` shall rise
    /// @param percent of a hundred runs, how many are killed
    Crontab(SmallInternet internet, Path folder, MxOwner owner, String highest, int percent) {
        this.internet = internet;
        this.operator = new Operator(internet, folder);
        this.owner = owner;
        this.percent = percent;
        this.highest = highest;
    }

    /// The daily look, and the reports that have come.
    void look(Path mails) throws IOException {
        note("check", operator.run("check", DOMAIN));
        try (Stream<Path> files = Files.list(mails)) {
            List<Path> all = files.toList();
            if (!all.isEmpty()) {
                note("import", operator.run("reports", "import", mails.toString()));
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }

    /// The line of the crontab; what it asks for is done afterwards.
    void goOn() {
        List<String> words = words(List.of(List.of("rollout", DOMAIN, "--until-age", highest), FIRST, PLACE, WRITING));
        if (goal == Goal.NONE) {
            words.addAll(List.of("--to", "none"));
        }
        boolean dies = kills.nextInt(100) < percent;
        var fuse = new Fuse(internet.clock(), dies ? kills.nextInt(looks) : Integer.MAX_VALUE);
        Operator.Ran ran = operator.run(fuse, words.toArray(String[]::new));
        note("rollout", ran);
        if (dies && ran.said().contains("Killed")) {
            killed++;
            return;
        }
        looks = Math.max(looks, fuse.looks());
        owner.obey(ran.said());
        if (ran.code() == SUCCESS) {
            want();
        }
    }

    private void want() {
        switch (goal) {
            case ENFORCE -> {
                goal = Goal.OTHER_PROVIDER;
                begin("--mx", MxOwner.next());
            }
            case OTHER_PROVIDER -> {
                owner.leaveOld();
                goal = Goal.NONE;
            }
            case NONE -> reached = true;
        }
    }

    /// A plan for everything at once, against advice.
    void enforceAtOnce() {
        begin(words(List.of(FIRST, List.of("--mode", "enforce", "--enforce-at-once")))
                .toArray(String[]::new));
    }

    /// A plan and its approval, by hand.
    private void begin(String... wish) {
        Operator.Ran planned = operator.run(
                words(List.of(List.of("plan", DOMAIN), List.of(wish), PLACE)).toArray(String[]::new));
        note("plan", planned);
        Matcher id = PLAN.matcher(planned.said());
        if (!id.find()) {
            throw new IllegalStateException(diary());
        }
        Operator.Ran begun = operator.run(
                words(List.of(List.of("apply", id.group(1)), PLACE, WRITING)).toArray(String[]::new));
        note("apply", begun);
        owner.obey(begun.said());
    }

    private static List<String> words(List<List<String>> parts) {
        return new ArrayList<>(parts.stream().flatMap(List::stream).toList());
    }

    private void note(String what, Operator.Ran ran) {
        diary.add(internet.clock().instant() + " " + what + " ended with " + ran.code() + "\n" + ran.said());
    }

    Goal goal() {
        return goal;
    }

    /// Whether all that was wanted has come about.
    boolean reached() {
        return reached;
    }

    int killed() {
        return killed;
    }

    /// What was run and said, for whoever reads a failure.
    String diary() {
        return String.join("\n", diary);
    }
}
