from collections import Counter

import numpy as np
import pytest

from core.commands.approaches import AddApproach, ChangeState
from core.commands.experiments import LogExperiment, RecordReading
from core.commands.objectives import AddObjective
from core.rehearsal.habits import habits_of
from core.rehearsal.playing import life_of
from core.rehearsal.telling import date_of, told
from core.rehearsal.truth import goals_of

WEEKS = 26


def team(number):
    rng = np.random.default_rng([99, number])
    habits = habits_of(rng)
    goals = goals_of(habits, WEEKS, rng)
    life = life_of(goals, habits, rng)
    return habits, goals, life, told(goals, life, habits, rng)


TEAMS = [team(number) for number in range(12)]
each_team = pytest.mark.parametrize(("habits", "goals", "life", "lines"), TEAMS)


@each_team
def test_every_objective_comes_to_an_end_and_succeeds_when_all_its_tasks_do(
    habits, goals, life, lines
):
    for goal in goals:
        won = {each.job for each in life.happenings if each.goal == goal.key and each.kind == "won"}
        reached = life.finished[goal.key] is not None
        assert reached == (won == {job.key for job in goal.jobs})
        assert life.over[goal.key] >= goal.begins


@each_team
def test_work_begins_after_the_tasks_before_it_are_won(habits, goals, life, lines):
    won = {(each.goal, each.job): each.day for each in life.happenings if each.kind == "won"}
    after = {(goal.key, job.key): job.after for goal in goals for job in goal.jobs}
    for each in life.happenings:
        if each.kind == "started":
            assert all(won[each.goal, key] < each.day for key in after[each.goal, each.job])


@each_team
def test_nobody_does_two_things_at_once_where_people_are_counted(habits, goals, life, lines):
    if not habits.counted:
        return
    roles = {(goal.key, job.key): job.ideas[0].role for goal in goals for job in goal.jobs}
    busy = Counter(
        (day, roles[path[:2]]) for path, days in life.worked.items() for day in set(days)
    )
    assert all(count <= habits.people[role] for (_, role), count in busy.items())


@each_team
def test_work_that_ends_by_itself_took_the_days_it_truly_needs(habits, goals, life, lines):
    needs = {
        (goal.key, job.key, idea.key): idea
        for goal in goals
        for job in goal.jobs
        for idea in (*job.ideas, *((job.spare,) if job.spare else ()))
    }
    ended = [each for each in life.happenings if each.kind in ("won", "lost")]
    assert ended
    for each in ended:
        assert len(life.worked[each.path]) == needs[each.path].days
        assert needs[each.path].wins == (each.kind == "won")


@each_team
def test_nothing_is_said_before_it_happened_and_each_idea_in_its_order(habits, goals, life, lines):
    assert [each.day for each in lines] == sorted(each.day for each in lines)
    happened = {(each.path, each.kind): each.day for each in life.happenings}
    kinds = {"running": "started", "won": "won", "lost": "lost", "dropped": "stopped"}
    last = {}
    for line in lines:
        command = line.command
        if isinstance(command, AddApproach | ChangeState | LogExperiment):
            path = tuple(command.approach.split("/"))
            assert last.get(path, 0) <= line.day
            last[path] = line.day
        if isinstance(command, ChangeState):
            assert line.day >= happened[path, kinds[command.state]]
        if isinstance(command, LogExperiment) and command.on:
            assert command.on <= date_of(line.day)


@each_team
def test_targets_are_said_with_the_plan(habits, goals, life, lines):
    said = {
        line.command.key: line.command.target
        for line in lines
        if isinstance(line.command, AddObjective)
    }
    assert said == {goal.key: date_of(goal.begins + goal.allowed - 1) for goal in goals}


def readings(life, lines):
    found = {}
    for line in lines:
        if isinstance(line.command, RecordReading):
            path = tuple(line.command.approach.split("/"))
            found.setdefault(path, []).append((line.day, line.command))
    return found


def test_some_teams_have_a_metric_read_on_every_day_of_work():
    nightly = [(life, readings(life, lines)) for _, _, life, lines in TEAMS]
    nightly = [(life, found) for life, found in nightly if found]
    assert 0 < len(nightly) < len(TEAMS)
    for life, found in nightly:
        worked = {path: list(days) for path, days in life.worked.items() if days}
        assert {path: [day for day, _ in each] for path, each in found.items()} == worked
        for each in found.values():
            targets = [command.target for _, command in each]
            assert targets == [1.0] + [None] * (len(each) - 1)


def test_people_say_too_much_and_too_little_over_many_teams():
    ideas = [idea for _, goals, _, _ in TEAMS for goal in goals for job in goal.jobs
             for idea in job.ideas]  # fmt: skip
    ratios = [idea.days / idea.middle for idea in ideas]
    assert np.median(ratios) > 1.15
    assert np.mean([idea.chance for idea in ideas]) > np.mean([idea.wins for idea in ideas]) + 0.05


def test_the_same_seed_lives_the_same_life():
    assert team(3)[2] == TEAMS[3][2]
