package org.sealpost.app.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.sealpost.app.store.JobStore;

/// The jobs at work: each is done by one process of all that share the database, and what a lost one had begun is done
/// by another. This is the only class that knows the scheduler.
public final class Jobs implements AutoCloseable {
    private static final int AT_ONCE = 2;
    private static final int MISSED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final JobStore store;

    private Jobs(Scheduler scheduler, JobStore store) {
        this.scheduler = scheduler;
        this.store = store;
    }

    /// How often it is looked whether something is due, and how soon somebody is taken for lost.
    ///
    /// @param poll between two looks
    /// @param heartbeat between two signs of life; after four that are missing the job is another's
    public record Pace(Duration poll, Duration heartbeat) {
        public static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /// From now on; what was never done begins at once.
    ///
    /// @param store closed with the jobs
    /// @param problems hears in a sentence which job failed; it is done again after its pause
    public static Jobs start(
            JobStore store, List<Job> jobs, Pace pace, InstantSource clock, Consumer<String> problems) {
        List<RecurringTask<Void>> tasks = jobs.stream().map(Jobs::task).toList();
        Scheduler scheduler = Scheduler.create(store.connections())
                .startTasks(tasks)
                .tableName(JobStore.TABLE)
                .jdbcCustomization(customization(store))
                .serializer(new NoData())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .clock(clock::instant)
                .threads(AT_ONCE)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(PATIENCE)
                .addSchedulerListener(new Failures(problems))
                .build();
        scheduler.start();
        for (RecurringTask<Void> task : tasks) {
            if (scheduler.getScheduledExecution(task.getDefaultTaskInstance()).isEmpty()) {
                problems.accept("the job " + task.getName() + " could not be entered and is not done");
            }
        }
        return new Jobs(scheduler, store);
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause()))
                .execute((_, _) -> job.work().run());
    }

    private static JdbcCustomization customization(JobStore store) {
        return store.onServer() ? new PostgreSqlJdbcCustomization(false, true) : new SqliteJdbcCustomization();
    }

    private static final class Failures extends AbstractSchedulerListener {
        private final Consumer<String> problems;

        Failures(Consumer<String> problems) {
            this.problems = problems;
        }

        @Override
        public void onExecutionComplete(ExecutionComplete done) {
            done.getCause()
                    .ifPresent(fault -> problems.accept("the job "
                            + done.getExecution().getTaskName() + " failed and is done again later: " + fault));
        }

        @Override
        public void onSchedulerEvent(SchedulerEventType event) {
            if (event == SchedulerEventType.UNEXPECTED_ERROR) {
                problems.accept("the database of jobs could not be used; it is tried again");
            }
        }
    }

    /// Jobs that are under way are broken off, and done again by whoever comes next.
    @Override
    public void close() {
        scheduler.stop();
        store.close();
    }
}
