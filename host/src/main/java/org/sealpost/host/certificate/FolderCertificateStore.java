package org.sealpost.host.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;

/// A store in a folder, for one process: a file for each name and each account, replaced as a whole, and one for what
/// counts against limits, which grows. All is in memory too.
public final class FolderCertificateStore implements CertificateStore, AutoCloseable {
    private final Path names;
    private final Path accounts;
    private final Path ledgerFile;
    private final FileChannel lock;
    private final Map<DomainName, Stored> stored = new HashMap<>();
    private final Map<String, Account> knownAccounts = new HashMap<>();
    private List<LedgerEntry> ledger = new ArrayList<>();
    private long revision;

    /// Reads all that is in the folder, which is made when it is not there.
    ///
    /// @throws IllegalStateException when another process has the folder
    public FolderCertificateStore(Path folder) {
        names = folder.resolve("names");
        accounts = folder.resolve("accounts");
        ledgerFile = folder.resolve("ledger");
        try {
            Files.createDirectories(names);
            Files.createDirectories(accounts);
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new IllegalStateException("another process uses " + folder);
            }
            for (String text : texts(names)) {
                CertifiedName name = CertifiedNameForm.read(text);
                stored.put(name.name(), new Stored(name, ++revision));
            }
            for (String text : texts(accounts)) {
                Account account = AccountForm.read(text);
                knownAccounts.put(account.authority(), account);
            }
            if (Files.exists(ledgerFile)) {
                String text = Files.readString(ledgerFile);
                ledger.addAll(LedgerForm.read(text));
                if (!text.isEmpty() && !text.endsWith("\n\n")) {
                    // The next entry must not be joined to one that was cut off.
                    write(ledgerFile, LedgerForm.write(ledger));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> texts(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                // What was being written when the process ended was never confirmed.
                if (!file.toString().endsWith(".new")) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Override
    public synchronized Optional<Stored> of(DomainName name) {
        return Optional.ofNullable(stored.get(name));
    }

    @Override
    public synchronized Optional<Stored> add(CertifiedName name) {
        return stored.containsKey(name.name()) ? Optional.empty() : Optional.of(keep(name));
    }

    @Override
    public synchronized Optional<Stored> replace(Stored known, CertifiedName next) {
        Stored now = stored.get(known.name().name());
        return now == null || now.revision() != known.revision() ? Optional.empty() : Optional.of(keep(next));
    }

    private Stored keep(CertifiedName name) {
        write(names.resolve(name.name().ascii()), CertifiedNameForm.write(name));
        var kept = new Stored(name, ++revision);
        stored.put(name.name(), kept);
        return kept;
    }

    @Override
    public synchronized List<Stored> dueOrders(Instant now, int limit) {
        return due(now).filter(each -> each.name().phase().isOpen())
                .sorted(Comparator.comparing(each -> each.name().due()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Stored> dueNames(Instant now, int perTenant, int limit) {
        Map<String, Integer> taken = new HashMap<>();
        return due(now).filter(each -> each.name().phase() instanceof Phase.Resting)
                .sorted(Comparator.comparing(
                                (Stored each) -> each.name().holding().current().isEmpty())
                        .thenComparing(each -> each.name().due()))
                .filter(each -> taken.merge(each.name().subject().tenant(), 1, Integer::sum) <= perTenant)
                .limit(limit)
                .toList();
    }

    private Stream<Stored> due(Instant now) {
        return stored.values().stream().filter(each -> !each.name().due().isAfter(now));
    }

    @Override
    public synchronized Optional<Instant> nextDue(Instant now) {
        return stored.values().stream()
                .filter(each -> !(each.name().phase() instanceof Phase.Withdrawn))
                .map(each -> each.name().due())
                .filter(due -> due.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<Stored> changedAfter(long revision, int limit) {
        return stored.values().stream()
                .filter(each -> each.revision() > revision)
                .sorted(Comparator.comparingLong(Stored::revision))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void note(LedgerEntry entry) {
        append(ledgerFile, LedgerForm.write(entry));
        ledger.add(entry);
    }

    @Override
    public synchronized List<Instant> noted(
            LedgerEntry.Kind kind, String authority, LedgerEntry.Scope scope, Instant since) {
        return ledger.stream()
                .filter(entry -> entry.kind() == kind
                        && entry.authority().equals(authority)
                        && entry.at().isAfter(since)
                        && scope.covers(entry.subject()))
                .map(LedgerEntry::at)
                .sorted()
                .toList();
    }

    @Override
    public synchronized void forgetNotes(Instant before) {
        List<LedgerEntry> kept = new ArrayList<>(
                ledger.stream().filter(entry -> !entry.at().isBefore(before)).toList());
        if (kept.size() < ledger.size()) {
            write(ledgerFile, LedgerForm.write(kept));
            ledger = kept;
        }
    }

    @Override
    public synchronized Optional<Account> account(String authority) {
        return Optional.ofNullable(knownAccounts.get(authority));
    }

    @Override
    public synchronized boolean replaceAccount(Optional<Account> known, Account next) {
        if (!known.equals(account(next.authority()))) {
            return false;
        }
        write(accounts.resolve(next.authority()), AccountForm.write(next));
        knownAccounts.put(next.authority(), next);
        return true;
    }

    private static void write(Path file, String text) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            append(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
                folder.force(true);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void append(Path file, String text) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer octets = StandardCharsets.UTF_8.encode(text);
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
