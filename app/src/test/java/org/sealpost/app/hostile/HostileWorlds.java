package org.sealpost.app.hostile;

import static org.sealpost.app.hostile.HostileDraft.list;
import static org.sealpost.app.hostile.HostileDraft.octets;
import static org.sealpost.app.hostile.HostileDraft.scalar;
import static org.sealpost.app.hostile.HostileDraft.strings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Worlds made by chance of everything that a peer may do to whoever looks at it. The same seed and number make the
/// same world.
public final class HostileWorlds {
    private static final Path SHIPPED = Path.of("..", "lab", "src", "main", "resources", "worlds");
    private static final String POLICY =
            "version: STSv1\r\nmode: enforce\r\nmx: *.mailprovider.example\r\nmax_age: 1209600\r\n";
    private static final List<String> CERTIFICATES = List.of(
            "expired",
            "not-yet-valid",
            "self-signed",
            "missing-intermediate",
            "untrusted-root",
            "wrong-name",
            "cn-only",
            "issuer-expired",
            "critical-extension");
    private static final List<String> TLS = List.of("abort", "close", "garbage", "silent", "old-version", "only-1-2");
    private static final List<String> CONNECT = List.of("refused", "silent", "lost", "unreachable");
    private static final List<String> WEB = List.of(
            "drip", "endless", "large", "stall", "silent", "close", "early-close", "huge-headers", "garbage", "slow");
    private static final List<String> POINTS = List.of("banner", "ehlo", "starttls", "tls", "ehlo-after-tls");
    private static final List<String> DNS = List.of(
            "servfail",
            "refused",
            "timeout",
            "truncated",
            "wrong-id",
            "lost-once",
            "broken-signature",
            "no-signature",
            "no-soa");
    private static final List<String> SIGNING =
            List.of("unsigned", "broken", "expired", "not-yet-valid", "missing", "wrong-ds");
    private static final List<String> QUESTIONS =
            List.of("@ MX", "_mta-sts TXT", "_smtp._tls TXT", "mta-sts A", "mta-sts AAAA", "mta-sts *", "@ *");

    @FunctionalInterface
    private interface Trick {
        void play(Chance chance, HostileDraft draft);
    }

    private record Chance(Random random, Mutation mutation) {
        <T> T of(List<T> things) {
            return things.get(random.nextInt(things.size()));
        }

        int upTo(int most) {
            return 1 + random.nextInt(most);
        }
    }

    private static final List<Trick> TRICKS = List.of(
            (chance, draft) -> draft.policy(chance.mutation().spoil(POLICY)),
            (chance, draft) -> draft.policy(chance.mutation().garbage(70_000)),
            HostileWorlds::response,
            (chance, draft) -> draft.policyHost("tls", chance.of(TLS)),
            (chance, draft) -> draft.policyHost("certificate", chance.of(CERTIFICATES)),
            (chance, draft) -> draft.policyHost("connect", chance.of(CONNECT)),
            (chance, draft) -> draft.policyHost("certificate-names", manyNames(chance)),
            (chance, draft) -> draft.mail("banner", reply(chance, "220")),
            (chance, draft) -> draft.mail("ehlo", reply(chance, "250")),
            (chance, draft) -> draft.mail("starttls", reply(chance, "220")),
            (chance, draft) -> draft.mail("ehlo-after-tls", reply(chance, "250")),
            (chance, draft) -> draft.mail("close-after", chance.of(POINTS)),
            (chance, draft) -> draft.mail("interval", chance.upTo(400) + "ms"),
            (chance, draft) -> draft.mail("banner", "[]"),
            (chance, draft) -> draft.mail("tls", chance.of(TLS)),
            (chance, draft) -> draft.mail("certificate", chance.of(CERTIFICATES)),
            (chance, draft) -> draft.mail("certificate-names", manyNames(chance)),
            (chance, draft) -> draft.mail("connect", chance.of(CONNECT)),
            (chance, draft) -> draft.mail("injected", reply(chance, "250")),
            (chance, draft) -> draft.dnsFault(chance.of(QUESTIONS), chance.of(DNS)),
            (chance, draft) -> draft.dns("signing", chance.of(SIGNING)),
            (chance, draft) -> text(chance, draft, "_mta-sts", "v=STSv1; id=20261101T000000;"),
            (chance, draft) -> text(chance, draft, "_smtp._tls", "v=TLSRPTv1; rua=mailto:a@mailprovider.example"),
            (chance, draft) -> aliases(chance, draft, "_mta-sts"),
            (chance, draft) -> aliases(chance, draft, "mta-sts"),
            HostileWorlds::exchanges,
            HostileWorlds::addresses);

    private final long seed;

    public HostileWorlds(long seed) {
        this.seed = seed;
    }

    /// Writes the worlds with the numbers `from` to `to`, that excluded, and those that the worlds stand on.
    public void write(Path folder, int from, int to) throws IOException {
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            for (Path world : shipped.toList()) {
                if (Files.readString(world.resolve("world.yaml")).contains("provider: true")) {
                    copy(world, folder.resolve(String.valueOf(world.getFileName())));
                }
            }
        }
        for (int number = from; number < to; number++) {
            write(folder.resolve("h" + number), number);
        }
    }

    private void write(Path folder, int number) throws IOException {
        var random = new Random(seed * 1_000_003 + number);
        var chance = new Chance(random, new Mutation(random));
        var draft = new HostileDraft();
        // Each trick has its turn, so that none is left out by chance.
        TRICKS.get(number % TRICKS.size()).play(chance, draft);
        for (int more = random.nextInt(4); more > 0; more--) {
            chance.of(TRICKS).play(chance, draft);
        }
        draft.write(folder, "hostile world " + number + " of seed " + seed);
    }

    private static void copy(Path world, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(world)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private static void response(Chance chance, HostileDraft draft) {
        switch (chance.upTo(4)) {
            case 1 ->
                draft.policyHost("status", String.valueOf(100 + chance.random().nextInt(900)));
            case 2 -> draft.policyHost("content-type", scalar(chance.mutation().garbageText(300)));
            case 3 ->
                draft.policyHost(
                        "headers",
                        "{"
                                + scalar(chance.mutation().garbageText(30)) + ": "
                                + scalar(chance.mutation().garbageText(20_000)) + "}");
            default -> {
                draft.policyHost("fault", chance.of(WEB));
                draft.policyHost("framing", chance.of(List.of("length", "chunked", "close")));
                draft.policyHost("interval", chance.upTo(300) + "ms");
            }
        }
    }

    /// Lines of a reply: too many, too long, without end, or of octets of any kind.
    private static String reply(Chance chance, String code) {
        return switch (chance.upTo(4)) {
            case 1 -> list(List.of(chance.mutation().garbageText(3000)));
            case 2 ->
                list(IntStream.range(0, chance.upTo(3000))
                        .mapToObj(i -> code + "-x" + i)
                        .toList());
            case 3 -> list(List.of(code + " " + "x".repeat(chance.upTo(100_000))));
            default -> list(List.of(code + "-" + chance.mutation().garbageText(20), "999 ok", code + " end"));
        };
    }

    private static String manyNames(Chance chance) {
        return list(IntStream.range(0, chance.upTo(500))
                .mapToObj(i -> "n" + i + "." + "long-label-".repeat(4) + "x.example")
                .toList());
    }

    /// One to five records; some of many strings, some of octets of any kind.
    private static void text(Chance chance, HostileDraft draft, String owner, String sound) {
        for (int i = chance.upTo(5); i > 0; i--) {
            byte[] text = chance.random().nextBoolean()
                    ? chance.mutation().spoil(sound)
                    : octets(sound + chance.mutation().garbageText(12_000));
            byte[] cut = text.length > 15_000 ? Arrays.copyOf(text, 15_000) : text;
            draft.zone(owner + " TXT " + strings(cut));
        }
    }

    /// A chain of aliases that ends in a record, in nothing or in itself.
    private static void aliases(Chance chance, HostileDraft draft, String owner) {
        int depth = chance.upTo(30);
        String label = owner.replace("_", "") + "-alias";
        draft.zone(owner + " CNAME " + label + "0");
        for (int i = 0; i < depth; i++) {
            draft.zone(label + i + " CNAME " + label + (i + 1));
        }
        switch (chance.upTo(3)) {
            case 1 -> draft.zone(label + depth + " CNAME " + label + "0");
            case 2 -> draft.zone(label + depth + " TXT \"v=STSv1; id=1;\"");
            default -> draft.zone(label + "-beside TXT \"nothing\"");
        }
    }

    private static void exchanges(Chance chance, HostileDraft draft) {
        List<String> names = new ArrayList<>(List.of(".", "@", "\\000\\255\\.odd", "a".repeat(63), "192.0.2.1."));
        IntStream.range(0, chance.upTo(200)).forEach(i -> names.add("none" + i));
        names.forEach(name -> draft.zone("@ MX " + chance.random().nextInt(65_536) + " " + name));
    }

    /// Addresses where nobody may or can be connected to.
    private static void addresses(Chance chance, HostileDraft draft) {
        for (String address : List.of("0.0.0.0", "127.0.0.1", "10.0.0.1", "169.254.169.254", "255.255.255.255")) {
            draft.zone("mta-sts A " + address);
        }
        for (String address : List.of("::", "::1", "::ffff:127.0.0.1", "fe80::1", "fc00::1", "64:ff9b::7f00:1")) {
            draft.zone("mta-sts AAAA " + address);
        }
        IntStream.range(0, chance.upTo(50)).forEach(i -> draft.zone("mta-sts A 10.1.1." + i));
    }
}
