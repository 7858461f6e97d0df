package org.sealpost.host.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.host.Certificates;
import org.sealpost.host.Identity;
import org.sealpost.host.Policies;
import org.sealpost.protocol.name.DomainName;

/// Policies and certificates from files. Below one folder each domain has one of its own, named as the domain:
///
///     example.org/mta-sts.txt     the policy, served at mta-sts.example.org as it stands
///     example.org/fullchain.pem   the certificate for mta-sts.example.org and those of its issuers
///     example.org/privkey.pem     its key, not encrypted
///
/// Without the last two the certificate comes from elsewhere. A folder whose name begins with a dot is not looked at.
/// What is not good is refused with a [FolderProblem], and what was served before goes on being served; a domain ends
/// when its folder is gone. Each domain changes as a whole.
public final class PolicyFolder {
    private static final String PREFIX = "mta-sts";

    private final Path root;
    private final InstantSource clock;
    private final FolderNews news;
    private final PemIdentity identities = new PemIdentity();
    /// By the name of the domain.
    private final Map<String, Hosted> hosted = new ConcurrentHashMap<>();
    /// Of the whole and of folders that are no domain's.
    private final Set<FolderProblem> others = ConcurrentHashMap.newKeySet();
    /// Those of them that were told; what stays is told once.
    private final Set<FolderProblem> told = ConcurrentHashMap.newKeySet();

    private PolicyFolder(Path root, InstantSource clock, FolderNews news) {
        this.root = root;
        this.clock = clock;
        this.news = news;
    }

    /// Reads the whole folder.
    ///
    /// @throws IOException when it cannot be listed
    public static PolicyFolder open(Path root, InstantSource clock, FolderNews news) throws IOException {
        var folder = new PolicyFolder(root, clock, news);
        folder.load(folder.list());
        return folder;
    }

    Path root() {
        return root;
    }

    /// What is served, as it stands at each question.
    public Policies policies() {
        return host -> of(host).flatMap(Hosted::policy);
    }

    /// Those of the folder; it answers no challenges.
    public Certificates certificates() {
        return new Certificates() {
            @Override
            public Optional<Identity> of(DomainName host) {
                return PolicyFolder.this.of(host).flatMap(Hosted::identity);
            }

            @Override
            public Optional<Identity> challenge(DomainName host) {
                return Optional.empty();
            }
        };
    }

    private Optional<Hosted> of(DomainName host) {
        String name = host.ascii();
        return name.startsWith(PREFIX + ".")
                ? Optional.ofNullable(hosted.get(name.substring(PREFIX.length() + 1)))
                : Optional.empty();
    }

    /// The domains, in order.
    public List<DomainName> domains() {
        return hosted.keySet().stream().sorted().map(DomainName::of).toList();
    }

    /// What is wrong now, by folder.
    public List<FolderProblem> problems() {
        var all = new ArrayList<>(others);
        hosted.values().forEach(each -> all.addAll(each.problems()));
        all.sort(Comparator.comparing(FolderProblem::folder).thenComparing(FolderProblem::code));
        return all;
    }

    /// Looks at everything again, and reads what has changed.
    public synchronized void reload() {
        List<Path> folders;
        try {
            folders = list();
        } catch (IOException unreadable) {
            other(new FolderProblem(FolderCode.UNREADABLE, "", "the folder"));
            return;
        }
        var empty = new FolderProblem(FolderCode.EMPTY, "", "the folder");
        if (folders.isEmpty() && !hosted.isEmpty()) {
            other(empty);
            return;
        }
        others.removeIf(problem -> problem.code() != FolderCode.WATCH);
        load(folders);
        told.retainAll(others);
        var present = new HashSet<String>();
        folders.forEach(folder -> present.add(name(folder)));
        for (String name : List.copyOf(hosted.keySet())) {
            if (!present.contains(name)) {
                hosted.remove(name);
                news.changed(DomainName.of(name));
            }
        }
    }

    /// Looks at one folder again. That it is gone counts only when all of them are looked at.
    synchronized void reload(Path folder) {
        if (Files.isDirectory(folder)) {
            load(folder);
        } else {
            reload();
        }
    }

    void other(FolderProblem problem) {
        others.add(problem);
        if (told.add(problem)) {
            news.problem(problem);
        }
    }

    private List<Path> list() throws IOException {
        var folders = new ArrayList<Path>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(root, each -> !name(each).startsWith(".") && Files.isDirectory(each))) {
            all.forEach(folders::add);
        } catch (java.nio.file.DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return folders;
    }

    private void load(List<Path> folders) {
        folders.parallelStream().forEach(this::load);
    }

    private void load(Path folder) {
        String name = name(folder);
        Optional<DomainName> host = DomainName.ofWire(name)
                .filter(domain -> domain.ascii().equals(name) && !name.startsWith(PREFIX + "."))
                .flatMap(domain -> DomainName.ofWire(PREFIX + "." + name));
        if (host.isEmpty()) {
            other(new FolderProblem(FolderCode.NAME, name, "not a domain in lower case"));
            return;
        }
        Optional<Hosted> last = Optional.ofNullable(hosted.get(name));
        Stamp stamp;
        try {
            stamp = Stamp.of(folder);
        } catch (IOException unreadable) {
            other(new FolderProblem(FolderCode.UNREADABLE, name, "the files"));
            return;
        }
        if (last.map(Hosted::stamp).equals(Optional.of(stamp))) {
            return;
        }
        Hosted read = new DomainFiles(folder, host.get(), clock, identities).read(stamp, hosted);
        hosted.put(name, read);
        if (last.isEmpty() || !last.get().servesTheSame(read)) {
            news.changed(DomainName.of(name));
        }
        List<FolderProblem> known = last.map(Hosted::problems).orElse(List.of());
        read.problems().stream().filter(problem -> !known.contains(problem)).forEach(news::problem);
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
