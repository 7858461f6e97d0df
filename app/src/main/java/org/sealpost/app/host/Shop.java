package org.sealpost.app.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.sealpost.app.store.ServedStore;
import org.sealpost.host.Certificates;
import org.sealpost.host.HttpChallenges;
import org.sealpost.host.Policies;
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
    private final Optional<Keeper> keeper;
    /// Whether somebody came or went since certificates were last seen to.
    private final AtomicBoolean changed;

    private Shop(
            Optional<PolicyFolder> folder,
            Optional<FolderWatch> watch,
            ServedPolicies served,
            Optional<Keeper> keeper,
            AtomicBoolean changed) {
        this.folder = folder;
        this.watch = watch;
        this.served = served;
        this.keeper = keeper;
        this.changed = changed;
    }

    /// Reads everything that is to be served.
    ///
    /// @param problems hears what in the folder is not served as it stands
    /// @throws IOException when the folder cannot be read
    public static Shop open(
            ServedStore store,
            Optional<Path> root,
            Optional<Keeper> keeper,
            InstantSource clock,
            Consumer<FolderProblem> problems)
            throws IOException {
        var served = new ServedPolicies(store);
        served.refresh();
        var changed = new AtomicBoolean(true);
        if (root.isEmpty()) {
            return started(new Shop(Optional.empty(), Optional.empty(), served, keeper, changed));
        }
        PolicyFolder folder = PolicyFolder.open(root.get(), clock, news(changed, problems));
        return started(
                new Shop(Optional.of(folder), Optional.of(FolderWatch.start(folder, LOOK)), served, keeper, changed));
    }

    private static Shop started(Shop shop) {
        shop.refresh();
        shop.keeper.ifPresent(Keeper::start);
        return shop;
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

    /// Takes over what changed in the store.
    public void refresh() {
        if (served.refresh()) {
            changed.set(true);
        }
        keeper.ifPresent(each -> {
            follow(each);
            each.refresh();
        });
    }

    private void follow(Keeper certificates) {
        if (!changed.getAndSet(false)) {
            return;
        }
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
