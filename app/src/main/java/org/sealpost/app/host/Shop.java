package org.sealpost.app.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.Certificates;
import org.sealpost.host.HttpChallenges;
import org.sealpost.host.Policies;
import org.sealpost.host.certificate.Alarm;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.folder.FolderNews;
import org.sealpost.host.folder.FolderProblem;
import org.sealpost.host.folder.FolderWatch;
import org.sealpost.host.folder.PolicyFolder;
import org.sealpost.protocol.name.DomainName;

/// All that a policy host serves, from wherever it comes: a folder before the store, and the certificates of the folder
/// before those that an authority issued.
public final class Shop implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Optional<PolicyFolder> folder;
    private final Optional<FolderWatch> watch;
    private final ServedPolicies served;
    private final Graves graves;
    private final Optional<Keeper> keeper;
    private final InstantSource clock;
    /// Whether somebody came or went since certificates were last seen to.
    private final AtomicBoolean changed;
    private Instant followed = Instant.MIN;

    private Shop(
            HostStore store,
            Optional<PolicyFolder> folder,
            Optional<Keeper> keeper,
            InstantSource clock,
            AtomicBoolean changed)
            throws IOException {
        this.folder = folder;
        this.watch = folder.isPresent() ? Optional.of(FolderWatch.start(folder.get(), LOOK)) : Optional.empty();
        this.served = new ServedPolicies(store.served());
        this.graves = new Graves(store.served(), store.delegations(), clock);
        this.keeper = keeper;
        this.clock = clock;
        this.changed = changed;
        served.refresh();
    }

    /// Reads everything that is to be served. Certificates are ordered from the first [#refresh] on.
    ///
    /// @param problems hears what in the folder is not served as it stands
    /// @throws IOException when the folder cannot be read
    public static Shop open(
            HostStore store,
            Optional<Path> root,
            Optional<Keeper> keeper,
            InstantSource clock,
            Consumer<FolderProblem> problems)
            throws IOException {
        var changed = new AtomicBoolean(true);
        Optional<PolicyFolder> folder = root.isPresent()
                ? Optional.of(PolicyFolder.open(root.get(), clock, news(changed, problems)))
                : Optional.empty();
        return new Shop(store, folder, keeper, clock, changed);
    }

    private static FolderNews news(AtomicBoolean changed, Consumer<FolderProblem> problems) {
        return new FolderNews() {
            @Override
            public void changed(DomainName domain) {
                changed.set(true);
            }

            @Override
            public void problem(FolderProblem problem) {
                problems.accept(problem);
            }
        };
    }

    public Policies policies() {
        return folder.map(files -> Shopfront.policies(files.policies(), served)).orElse(served);
    }

    public Certificates certificates() {
        Certificates issued = keeper.map(Keeper::certificates).orElse(Shopfront.NO_CERTIFICATES);
        return folder.map(files -> Shopfront.certificates(files.certificates(), issued))
                .orElse(issued);
    }

    public HttpChallenges challenges() {
        return keeper.map(Keeper::challenges).orElse((_, _) -> Optional.empty());
    }

    /// Those that are served, in order.
    public List<DomainName> domains() {
        var all = new TreeSet<>(served.domains());
        folder.ifPresent(files -> all.addAll(files.domains()));
        return List.copyOf(all);
    }

    public List<FolderProblem> problems() {
        return folder.map(PolicyFolder::problems).orElse(List.of());
    }

    /// How many names have a valid certificate that an authority issued.
    public long issued() {
        return keeper.map(Keeper::ready).orElse(0L);
    }

    /// The names whose certificates run out, and how near that is.
    public Map<CertifiedName, Alarm> alarms() {
        return keeper.map(Keeper::alarms).orElse(Map.of());
    }

    /// Takes over what changed in the store.
    public void refresh() {
        if (served.refresh()) {
            changed.set(true);
        }
        Instant now = clock.instant();
        boolean due = !now.isBefore(followed.plus(LOOK));
        if (due) {
            graves.tend();
        }
        keeper.ifPresent(each -> {
            // Delegations come and go without a change of what is served.
            if (changed.getAndSet(false) || due) {
                follow(each);
            }
            each.refresh();
        });
        if (due) {
            followed = now;
        }
    }

    private void follow(Keeper certificates) {
        try {
            certificates.follow(withoutTheirOwn());
        } catch (RuntimeException failed) {
            // It is tried again at the next look.
            changed.set(true);
            throw failed;
        }
    }

    private List<DomainName> withoutTheirOwn() {
        List<DomainName> without = new ArrayList<>();
        for (DomainName domain : domains()) {
            DomainName host = domain.child("mta-sts");
            if (folder.flatMap(files -> files.certificates().of(host)).isEmpty()) {
                without.add(domain);
            }
        }
        return without;
    }

    @Override
    public void close() {
        watch.ifPresent(FolderWatch::close);
        keeper.ifPresent(Keeper::close);
    }
}
