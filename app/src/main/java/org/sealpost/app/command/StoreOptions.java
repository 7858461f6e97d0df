package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.AllStores;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.Databases;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.JobStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where everything is kept: files in the data folder, or a PostgreSQL database.
final class StoreOptions {
    @Mixin
    private DataFolder data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Keep it all in PostgreSQL, such as postgresql://user@host/name, instead of the data folder."
                    + " Without a password in it, that of PGPASSWORD is used.")
    private Optional<String> database = Optional.empty();

    StoreOptions() {
        this(new DataFolder());
    }

    /// Files in a folder that another option has named.
    StoreOptions(DataFolder data) {
        this.data = data;
    }

    DataFolder data() {
        return data;
    }

    /// Whether it is a database that several may share.
    boolean onServer() {
        return database.isPresent();
    }

    /// Whether the user named a place.
    boolean named() {
        return data.named() || database.isPresent();
    }

    /// @throws Refusal when it cannot be opened
    SqlReportStore open(Surroundings surroundings) {
        return open(surroundings, ExitCode.OUTPUT_UNWRITABLE);
    }

    /// @param otherwise how the command ends when it cannot be opened
    SqlReportStore open(Surroundings surroundings, ExitCode otherwise) {
        try {
            return database.isPresent()
                    ? ReportStores.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : ReportStores.file(data.reports(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(otherwise, place(surroundings) + " cannot be used: " + words(fault));
        }
    }

    /// What a policy host keeps.
    ///
    /// @throws Refusal when it cannot be opened
    HostStore openHost(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? HostStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : HostStore.file(data.host(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of the host cannot be used: " + words(fault));
        }
    }

    /// What was approved, planned and done.
    ///
    /// @throws Refusal when it cannot be opened
    PublishStore openPublish(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? PublishStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : PublishStore.file(data.publish(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of plans cannot be used: " + words(fault));
        }
    }

    /// Who may do what, and who did.
    ///
    /// @throws Refusal when it cannot be opened
    AccessStore openAccess(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? AccessStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : AccessStore.file(data.access(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of users cannot be used: " + words(fault));
        }
    }

    /// What is watched.
    ///
    /// @throws Refusal when it cannot be opened
    FleetStore openFleet(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? FleetStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : FleetStore.file(data.fleet(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of the fleet cannot be used: " + words(fault));
        }
    }

    /// What looks at domains saw.
    ///
    /// @throws Refusal when it cannot be opened
    HistoryStore openHistory(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? HistoryStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : HistoryStore.open(data.history(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the history cannot be used: " + words(fault));
        }
    }

    /// What earlier looks at a domain saw: those that are kept on this machine, and those in the database.
    Function<DomainName, Past> past(Surroundings surroundings) {
        Function<DomainName, Past> here = data.past(surroundings);
        if (database.isEmpty()) {
            return here;
        }
        return domain -> {
            try (HistoryStore there = openHistory(surroundings)) {
                return new Past(
                        Stream.concat(here.apply(domain).sightings().stream(), there.past(domain).sightings().stream())
                                .toList());
            }
        };
    }

    /// Of all looks in the database that saw the same, the newest; nothing where no database is named.
    List<Sighting> different(DomainName domain, Surroundings surroundings) {
        if (database.isEmpty()) {
            return List.of();
        }
        try (HistoryStore there = openHistory(surroundings)) {
            return there.different(domain).sightings();
        }
    }

    /// When which job is due.
    ///
    /// @throws Refusal when it cannot be opened
    JobStore openJobs(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? JobStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : JobStore.file(data.jobs(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of jobs cannot be used: " + words(fault));
        }
    }

    /// What checks of visitors saw.
    ///
    /// @throws Refusal when it cannot be opened
    CheckStore openChecks(Surroundings surroundings) {
        try {
            return database.isPresent()
                    ? CheckStore.server(url(database.get()), surroundings.variable("PGPASSWORD"))
                    : CheckStore.file(data.checks(surroundings));
        } catch (StoreFault fault) {
            throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, "the store of results cannot be used: " + words(fault));
        }
    }

    /// All of it, as it is backed up.
    AllStores all(Surroundings surroundings) {
        return database.map(url ->
                        AllStores.server(url(url), surroundings.variable("PGPASSWORD"), data.whole(surroundings)))
                .orElseGet(() -> AllStores.files(data.whole(surroundings)));
    }

    private static String url(String text) {
        if (!Databases.isServer(text)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--database " + Shown.quoted(withoutPassword(text))
                            + " is not a URL such as postgresql://user@host/name; --data names a folder");
        }
        return text;
    }

    /// What a person calls all of it; a password is not in it.
    String everything(Surroundings surroundings) {
        return database.map(url -> "the database " + Shown.quoted(withoutPassword(url)))
                .orElseGet(() -> "the data folder "
                        + Shown.quoted(data.whole(surroundings).toString()));
    }

    /// What a person calls the store; a password is not in it.
    String place(Surroundings surroundings) {
        return database.map(url -> "the database " + Shown.quoted(withoutPassword(url)))
                .orElseGet(() ->
                        "the store " + Shown.quoted(data.reports(surroundings).toString()));
    }

    static String words(StoreFault fault) {
        return Shown.text(String.valueOf(fault.getMessage()));
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("://([^:@/]*):[^@/]*@", "://$1@").replaceAll("([?&]password=)[^&]*", "$1…");
    }
}
