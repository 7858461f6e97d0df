package org.sealpost.host.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.host.Identity;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// Reads the files of one domain. Whatever is not good leaves what was served before in its place, and says why.
final class DomainFiles {
    static final String POLICY = "mta-sts.txt";
    static final String CHAIN = "fullchain.pem";
    static final String KEY = "privkey.pem";
    /// RFC 8461 §3.3: senders need not read more.
    private static final int LONGEST_POLICY = 65_536;
    private static final int LONGEST_PEM = 262_144;

    private final Path folder;
    private final DomainName host;
    private final InstantSource clock;
    private final PemIdentity identities;
    private final List<FolderProblem> problems = new ArrayList<>();

    DomainFiles(Path folder, DomainName host, InstantSource clock, PemIdentity identities) {
        this.folder = folder;
        this.host = host;
        this.clock = clock;
        this.identities = identities;
    }

    /// @param stamp of the files, taken before
    Hosted read(Stamp stamp, Map<String, Hosted> before) {
        Optional<Hosted> last = Optional.ofNullable(before.get(name()));
        Optional<Octets> policy = policy(stamp).or(() -> last.flatMap(Hosted::policy));
        Optional<Identity> identity = stamp.hasChain() || stamp.hasKey()
                ? identity(stamp).or(() -> last.flatMap(Hosted::identity))
                : Optional.empty();
        return new Hosted(policy, identity, stamp, problems);
    }

    private String name() {
        return String.valueOf(folder.getFileName());
    }

    private Optional<Octets> policy(Stamp stamp) {
        if (!stamp.hasPolicy()) {
            return problem(FolderCode.POLICY_MISSING, POLICY);
        }
        Optional<byte[]> octets = octets(POLICY, LONGEST_POLICY, FolderCode.POLICY_TOO_LARGE);
        if (octets.isEmpty()) {
            return Optional.empty();
        }
        Octets text = Octets.of(octets.get());
        return switch (StsPolicy.parse(text)) {
            case Parsed.Ok<StsPolicy> _ -> Optional.of(text);
            case Parsed.Unusable<StsPolicy>(List<Deviation> deviations) -> {
                for (Deviation each : deviations) {
                    if (each.code().unusable()) {
                        problem(FolderCode.POLICY_UNUSABLE, each.code().id() + " in line " + each.line());
                    }
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<Identity> identity(Stamp stamp) {
        if (!stamp.hasChain() || !stamp.hasKey()) {
            return problem(FolderCode.IDENTITY_INCOMPLETE, "no " + (stamp.hasChain() ? KEY : CHAIN));
        }
        Optional<byte[]> chain = octets(CHAIN, LONGEST_PEM, FolderCode.CERTIFICATE_UNREADABLE);
        Optional<byte[]> key = octets(KEY, LONGEST_PEM, FolderCode.KEY_UNREADABLE);
        if (chain.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return switch (identities.read(latin1(chain.get()), latin1(key.get()), host, clock.instant())) {
            case PemIdentity.Good(Identity identity) -> Optional.of(identity);
            case PemIdentity.Expired(Identity identity) -> {
                problem(FolderCode.CERTIFICATE_EXPIRED, CHAIN);
                yield Optional.of(identity);
            }
            case PemIdentity.Bad(FolderCode code, String detail) -> problem(code, detail);
        };
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private Optional<byte[]> octets(String file, int longest, FolderCode tooLarge) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            byte[] octets = in.readNBytes(longest + 1);
            return octets.length > longest
                    ? problem(tooLarge, "more than " + longest + " octets")
                    : Optional.of(octets);
        } catch (IOException unreadable) {
            return problem(FolderCode.UNREADABLE, file);
        }
    }

    private <T> Optional<T> problem(FolderCode code, String detail) {
        problems.add(new FolderProblem(code, name(), detail));
        return Optional.empty();
    }
}
