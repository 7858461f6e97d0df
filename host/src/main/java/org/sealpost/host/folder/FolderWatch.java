package org.sealpost.host.folder;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Keeps a [PolicyFolder] up to date: the system tells of changes, and all is looked at now and then, because it
/// cannot tell of all (network disks, links, more folders than it watches).
public final class FolderWatch implements AutoCloseable {
    private final PolicyFolder folder;
    private final Duration every;
    private final WatchService service;
    private final Thread thread;
    private final Map<WatchKey, Path> watched = new HashMap<>();
    private final Set<Path> paths = new HashSet<>();

    private FolderWatch(PolicyFolder folder, Duration every, WatchService service) {
        this.folder = folder;
        this.every = every;
        this.service = service;
        thread = Thread.ofPlatform().daemon().name("sealpost-folder").unstarted(this::run);
    }

    /// @param every how often all is looked at
    public static FolderWatch start(PolicyFolder folder, Duration every) throws IOException {
        var watch = new FolderWatch(folder, every, folder.root().getFileSystem().newWatchService());
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (true) {
                registerAll();
                folder.reload();
                hear(System.nanoTime() + every.toNanos());
            }
        } catch (ClosedWatchServiceException | InterruptedException closed) {
            // That was asked for.
        }
    }

    /// Reloads what is told of, until all is looked at again.
    private void hear(long end) throws InterruptedException {
        for (long left = every.toNanos(); left > 0; left = end - System.nanoTime()) {
            WatchKey key = service.poll(left, TimeUnit.NANOSECONDS);
            var dirty = new HashSet<Path>();
            while (key != null) {
                note(key, dirty);
                key = service.poll();
            }
            dirty.forEach(folder::reload);
        }
    }

    private void note(WatchKey key, Set<Path> dirty) {
        Path place = watched.getOrDefault(key, folder.root());
        for (WatchEvent<?> event : key.pollEvents()) {
            if (!place.equals(folder.root())) {
                dirty.add(place);
            } else if (event.context() instanceof Path name) {
                Path each = place.resolve(name);
                register(each);
                dirty.add(each);
            }
        }
        if (!key.reset()) {
            watched.remove(key);
            paths.remove(place);
        }
    }

    private void registerAll() {
        register(folder.root());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.root(), Files::isDirectory)) {
            for (Path each : all) {
                if (!register(each)) {
                    return;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            // The reload that follows says so.
        }
    }

    /// Whether it is of use to try others.
    private boolean register(Path place) {
        if (paths.contains(place)) {
            return true;
        }
        try {
            watched.put(place.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY), place);
            paths.add(place);
            return true;
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return true;
        } catch (IOException tooMany) {
            folder.other(new FolderProblem(FolderCode.WATCH, "", "after " + paths.size() + " folders"));
            return false;
        }
    }

    /// Returns when nothing is being read any more.
    @Override
    public void close() {
        try {
            service.close();
            thread.interrupt();
            thread.join();
        } catch (IOException broken) {
            thread.interrupt();
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }
}
