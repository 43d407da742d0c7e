"""Design section 4's events, one world at a time, in plain Python: slow and easy to read."""

from dataclasses import dataclass, field


@dataclass
class World:
    """One world of a network: ticks and outcome per attempt, and which steps of people hold."""

    network: object
    ticks: list[int]
    wins: list[bool]
    joins: list[bool]
    now: int = 0
    state: list[str] = field(default_factory=list)
    end: dict[int, int] = field(default_factory=dict)
    began: dict[int, int] = field(default_factory=dict)
    spent: dict[int, int] = field(default_factory=dict)
    finish: dict[int, int] = field(default_factory=dict)
    failed: set[int] = field(default_factory=set)
    won: set[int] = field(default_factory=set)
    free: list[int] = field(default_factory=list)
    capacity: list[int] = field(default_factory=list)
    completed: dict[int, int] = field(default_factory=dict)
    waited_on: dict[int, list[int]] = field(default_factory=dict)
    freed: list[tuple[int, int, int, int]] = field(default_factory=list)
    cause: int = -1

    def run(self):
        net = self.network
        self.state = ["planned"] * len(net.attempts)
        self.free, self.capacity = list(net.at_first), list(net.at_first)
        self.won = {n for n, job in enumerate(net.jobs) if job.won}
        steps = [(change.days * 1_000_000, n) for n, change in enumerate(net.changes)]
        self.failed = {job.objective for job in net.jobs if not job.won and not job.attempts}
        for number, attempt in enumerate(net.attempts):
            over = attempt.task in self.won or attempt.objective in self.failed
            if attempt.running and not over:
                self.begin(number)
        self.check_finished()
        while True:
            self.complete_all(steps)
            self.start_all()
            moments = [*self.end.values(), *(at for at, _ in steps)]
            if not moments:
                return self
            self.now = min(moments)

    def complete_all(self, steps):
        for at, number in [step for step in steps if step[0] == self.now]:
            steps.remove((at, number))
            change = self.network.changes[number]
            if self.joins[number]:
                self.free[change.role] += change.people - self.capacity[change.role]
                self.capacity[change.role] = change.people
        while ending := [a for a, at in self.end.items() if at == self.now]:
            self.complete(ending[0])

    def complete(self, number):
        attempt = self.network.attempts[number]
        self.cause, self.completed[number] = number, self.now
        self.leave(number, "won" if self.wins[number] else "lost")
        if self.wins[number]:
            self.won.add(attempt.task)
            self.stop(lambda a: self.network.attempts[a].task == attempt.task)
            self.check_finished()
        else:
            job = self.network.jobs[attempt.task]
            if all(self.state[a] == "lost" for a in job.attempts):
                self.fail(attempt.objective)

    def check_finished(self):
        for objective in range(len(self.network.objectives)):
            mine = [n for n, job in enumerate(self.network.jobs) if job.objective == objective]
            if objective not in self.finish and all(n in self.won for n in mine):
                self.finish[objective] = self.now

    def fail(self, objective):
        self.failed.add(objective)
        self.stop(lambda a: self.network.attempts[a].objective == objective)

    def stop(self, belongs):
        for number in [a for a in self.end if belongs(a)]:
            self.leave(number, "stopped")

    def leave(self, number, state):
        attempt = self.network.attempts[number]
        if self.end.pop(number) == self.now:
            self.completed[number] = self.now
        self.state[number] = state
        days = attempt.people * (self.now - self.began[number])
        self.spent[attempt.objective] = self.spent.get(attempt.objective, 0) + days
        if attempt.role >= 0:
            self.free[attempt.role] += attempt.people
            self.freed.append((self.now, attempt.role, self.cause, attempt.people))
            if number in self.completed:
                self.freed.append((self.now, attempt.role, number, 0))

    def begin(self, number):
        attempt = self.network.attempts[number]
        self.state[number] = "running"
        self.waited_on[number] = self.enablers(number)
        self.began[number] = self.now
        self.end[number] = self.now + self.ticks[number]
        if attempt.role >= 0:
            self.free[attempt.role] -= attempt.people

    def start_all(self):
        if any(at == self.now for at in self.end.values()):
            return
        for every in (False, True):
            for number, attempt in enumerate(self.network.attempts):
                if self.startable(number, every) and self.fits(attempt):
                    self.begin(number)

    def fits(self, attempt):
        return attempt.role < 0 or self.free[attempt.role] >= attempt.people

    def startable(self, number, every):
        attempt = self.network.attempts[number]
        job = self.network.jobs[attempt.task]
        if self.state[number] != "planned" or attempt.objective in self.failed:
            return False
        if attempt.task in self.won or not set(job.after) <= self.won:
            return False
        if job.strategy == "parallel":
            return not every
        if every:
            return job.strategy == "auto"
        at_first = [a for a in job.attempts if self.network.attempts[a].running]
        earlier = [a for a in job.attempts if a < number]
        return all(self.state[a] == "lost" for a in {*at_first, *earlier})

    def critical(self):
        """Attempts of each objective on the chain of waits behind its own finish."""
        found = set()
        for objective, finish in self.finish.items():
            if objective not in self.failed:
                wins = [
                    a
                    for a in self.completed_at(finish)
                    if self.wins[a] and self.network.attempts[a].objective == objective
                ]
                found |= {
                    a for a in self.chain(wins) if self.network.attempts[a].objective == objective
                }
        return found

    def completed_at(self, moment):
        return [a for a, at in self.completed.items() if at == moment]

    def chain(self, attempts):
        found, waiting = set(), list(attempts)
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += self.waited_on[number]
        return found

    def enablers(self, number):
        """What completed at this instant and enabled this start; asked just before it."""
        attempt, net = self.network.attempts[number], self.network
        job, ended = net.jobs[attempt.task], self.completed_at(self.now)
        found = [a for a in ended if self.wins[a] and net.attempts[a].task in job.after]
        if job.strategy == "sequence":
            found += [a for a in ended if not self.wins[a] and net.attempts[a].task == attempt.task]
        released = [each for each in self.freed if each[:2] == (self.now, attempt.role)]
        people = sum(each[3] for each in released)
        if attempt.role >= 0 and self.free[attempt.role] - people < attempt.people:
            found += [each[2] for each in released]
        return found
