"""The words that exports and spreadsheets use, in eleven languages; a list a meaning.

English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Japanese, Chinese,
as in the exports of Jira, Linear, Asana, Trello, GitHub and MS Project.
"""

FIELDS = """
id: key, issue key, id, issue id, identifier, task id, number, no, nr, #, wbs, unique id,
    schlüssel, vorgangsschlüssel, vorgangs-id, nummer, clé, clé de ticket, id de ticket, numéro,
    clave, clave de incidencia, id de la incidencia, número, chiave, chiave ticket, codice,
    chave, código, sleutel, klucz, numer, ключ, номер, код, キー, 課題キー, 番号, 编号, 关键字,
    序号
title: summary, title, name, task, task name, issue, item, what, subject, card name, work item,
    to do, todo, zusammenfassung, titel, bezeichnung, vorgang, vorgangsname, aufgabe,
    arbeitspaket, was, résumé, titre, nom, nom de la tâche, tâche, sujet, résumé du ticket,
    resumen, título, titulo, nombre, tarea, nombre de tarea, asunto, riepilogo, titolo, attività,
    oggetto, nome, nome attività, resumo, tarefa, nome da tarefa, samenvatting, taak, taaknaam,
    onderwerp, podsumowanie, tytuł, zadanie, nazwa, nazwa zadania, temat, задача, название,
    название задачи, тема, заголовок, タイトル, 要約, 件名, 名前, 課題, タスク, タスク名, 标题,
    名称, 摘要, 任务, 任务名称, 主题
parent: parent, parent key, parent id, parent issue, parent summary, parent task, parent card,
    epic, epic link, epic key, story, user story, übergeordnet, übergeordneter vorgang,
    übergeordnete aufgabe, epos, epik, epen-verknüpfung, parent-vorgang, élément parent,
    tâche parente, ticket parent, lien d'épopée, épopée, principal, padre, tarea principal,
    incidencia principal, épica, epica, enlace de épica, genitore, attività principale, pai,
    tarefa pai, épico, bovenliggend, bovenliggende taak, rodzic, nadrzędne, родитель,
    родительская задача, эпик, 親, 親課題, エピック, 父级, 父任务, 史诗
group: objective, goal, project, project name, initiative, initiatives, milestone,
    project milestone, section, section/column, feature, theme, ziel, projekt, projektname,
    meilenstein, thema, phase, abschnitt, objectif, projet, nom du projet, jalon, objetivo,
    proyecto, nombre del proyecto, hito, obiettivo, progetto, projeto, marco, doel, project naam,
    cel, nazwa projektu, цель, проект, этап, веха, 目標, プロジェクト, マイルストーン, 目标,
    项目, 里程碑
blocked_by: blocked by, is blocked by, inward issue link (blocks), predecessor, predecessors,
    depends on, dependency, dependencies, after, waits for, requires, blocked by (blocking),
    vorgänger, blockiert von, blockiert durch, wird blockiert von, abhängig von, abhängigkeit,
    abhängigkeiten, nach, wartet auf, bloqué par, est bloqué par, dépend de, dépendance,
    dépendances, prédécesseur, prédécesseurs, après, bloqueado por, está bloqueada por,
    depende de, dependencia, dependencias, predecesora, predecesoras, después de, bloccato da,
    è bloccato da, dipende da, dipendenze, predecessore, predecessori, dopo, bloqueada por,
    dependências, predecessoras, depois de, geblokkeerd door, afhankelijk van, voorganger,
    voorgangers, na, blokowane przez, zależy od, zależności, poprzednik, poprzednicy, po,
    заблокировано, заблокирована, зависит от, зависимости, предшественник, предшественники,
    после, ブロック元, 依存, 依存関係, 先行タスク, 先行, 前置任务, 依赖, 被阻塞, 阻塞于
blocks: blocks, blocking, outward issue link (blocks), successor, successors, before, nachfolger,
    blockiert, vor, bloque, successeur, successeurs, avant, bloquea, sucesora, sucesoras,
    antes de, blocca, successore, successori, prima di, bloqueia, sucessoras, blokkeert,
    opvolger, opvolgers, blokuje, następnik, następniki, блокирует, последователи, ブロック先,
    後続タスク, 后续任务, 阻塞
assignee: assignee, assignees, assigned, assigned to, owner, who, responsible, member, members,
    resource, resource names, lead, zuständig, zugewiesen an, zugewiesene person, bearbeiter,
    bearbeitet von, verantwortlich, verantwortliche, verantwortlicher, wer, person, ressource,
    ressourcennamen, responsable, personne assignée, attribué à, assigné à, assigné, asignado a,
    asignado, persona asignada, assegnatario, assegnato a, responsabile, responsável,
    atribuído a, toegewezen aan, toegewezen, verantwoordelijke, wykonawca, przypisany,
    przypisane do, odpowiedzialny, исполнитель, ответственный, кто, назначено, 担当者, 担当,
    负责人, 经办人, 执行人
estimate: estimate, estimation, original estimate, remaining estimate, time estimate, effort,
    duration, work, days, person days, man days, working days, hours, weeks, size, est, aufwand,
    schätzung, geschätzter aufwand, dauer, arbeit, ursprüngliche schätzung,
    verbleibende schätzung, tage, personentage, arbeitstage, pt, stunden, wochen, durée, charge,
    effort estimé, estimation originale, estimation initiale, jours, jours-homme, heures,
    semaines, estimación, estimación original, duración, esfuerzo, días, horas, semanas, stima,
    stima originale, durata, impegno, giorni, ore, settimane, estimativa, estimativa original,
    duração, esforço, dias, schatting, oorspronkelijke schatting, duur, inspanning, dagen, uren,
    weken, szacowanie, szacunek, oszacowanie, czas trwania, nakład, dni, godziny, tygodnie,
    оценка, первоначальная оценка, длительность, продолжительность, трудозатраты, дни, часы,
    недели, 見積, 見積もり, 初期見積り, 期間, 日数, 工数, 所要日数, 时间, 估算, 初始估算, 工期,
    天数, 工时
points: story points, story point estimate, points, story point, sp, punkte, story-points,
    storypoints, storypunkte, points de story, points d'effort, puntos, puntos de historia,
    story point stimati, punti, pontos, pontos de história, punten, punkty, стори поинты, очки,
    сторипоинты, ポイント, ストーリーポイント, 故事点, 点数
chance: chance, probability, likelihood, confidence, chance of success, wahrscheinlichkeit,
    erfolgschance, probabilité, probabilidad, probabilità, probabilidade, kans,
    prawdopodobieństwo, вероятность, шанс, 確率, 概率
status: status, state, list, column, progress, stand, zustand, état, etat, statut, estado, stato,
    situação, toestand, stan, статус, состояние, ステータス, 状態, 状态, 进度
due: due, due date, due on, due by, duedate, deadline, target, target date, finish, finish date,
    end, end date, by, fällig, fällig am, fälligkeit, fälligkeitsdatum, termin, stichtag, ende,
    enddatum, zieldatum, bis, échéance, date d'échéance, date limite, fin, date de fin, pour le,
    vencimiento, fecha de vencimiento, fecha límite, fecha de entrega, fecha fin, fecha de fin,
    scadenza, data di scadenza, data scadenza, fine, data fine, vencimento, data de vencimento,
    prazo, data limite, fim, vervaldatum, einddatum, einde, streefdatum, data końcowa,
    termin wykonania, data ukończenia, koniec, срок, срок исполнения, дата завершения, дедлайн,
    конец, 期限, 期日, 締切, 締め切り, 終了日, 截止日期, 到期日, 完成日期, 结束日期
start: start, start date, started, begin, beginning, start time, beginn, anfang, startdatum,
    gestartet, von, début, date de début, commencé, inicio, fecha de inicio, fecha inicio,
    inizio, data inizio, data di inizio, início, data de início, begindatum, początek,
    data rozpoczęcia, начало, дата начала, 開始, 開始日, 开始, 开始日期
link: link, url, issue url, permalink, web link, verknüpfung, lien, enlace, collegamento,
    odnośnik, ссылка, リンク, 链接
type: issue type, type, tracker, work item type, issuetype, vorgangstyp, typ, art,
    type de ticket, tipo, tipo de incidencia, tipo ticket, tipo di ticket, typ zgłoszenia, тип,
    тип задачи, 課題タイプ, 種別, タイプ, 类型, 问题类型
"""
"""Names of columns, by what they say."""

UNITS = """
days: d, day, days, pd, person days, man days, working days, tag, tage, tagen, pt, at,
    personentage, arbeitstage, j, jour, jours, jh, jours-homme, día, dias, días, giorno, giorni,
    dag, dagen, dzień, dni, день, дни, дней, д, 日, 日数, 人日, 天, 天数, 所要日数
hours: h, hr, hrs, hour, hours, std, stunde, stunden, heure, heures, hora, horas, ora, ore, uur,
    uren, godz, godzina, godziny, ч, час, часы, часов, 時間, 小时, 工时
weeks: w, wk, wks, week, weeks, woche, wochen, sem, semaine, semaines, semana, semanas,
    settimana, settimane, weken, tydzień, tygodnie, нед, неделя, недели, недель, 週, 週間, 周
months: mo, month, months, monat, monate, monaten, mois, mes, meses, mese, mesi, maand, maanden,
    miesiąc, miesiące, месяц, месяцы, месяцев, か月, ヶ月, 月, 个月
points: p, pts, point, points, sp, story points, punkte, puntos, punti, pontos, punten, punkty,
    очки, ポイント, 点
seconds: s, sec, secs, seconds, sekunden, secondes, segundos, secondi
"""
"""Units of an estimate."""

STANDINGS = """
open: open, to do, todo, backlog, new, planned, not started, unstarted, triage, ready, next,
    selected for development, reopened, blocked, on hold, waiting, later, icebox, pending, no,
    offen, zu erledigen, neu, geplant, nicht begonnen, blockiert, wartet, bereit, à faire,
    ouvert, nouveau, planifié, non commencé, bloqué, en attente, pendiente, por hacer,
    tareas por hacer, abierto, abierta, nuevo, no iniciada, bloqueado, da fare, da completare,
    aperto, aperta, nuovo, non iniziata, in attesa, a fazer, tarefas pendentes, pendente, aberto,
    não iniciada, te doen, te doen lijst, nieuw, niet begonnen, gepland, do zrobienia, otwarte,
    nowe, nierozpoczęte, новая, новый, открыта, к выполнению, сделать, не начата, 未着手, 未対応,
    予定, 新規, 待办, 未开始, 新建, 打开
running: in progress, running, started, doing, active, in review, review, in development,
    under review, testing, in testing, in qa, qa, wip, ongoing, code review, in arbeit,
    in bearbeitung, läuft, begonnen, in prüfung, im test, aktiv, en cours,
    en cours de traitement, commencé, en revue, en test, actif, en curso, en progreso,
    en revisión, iniciada, in corso, in revisione, iniziata, em andamento, em progresso,
    em revisão, in uitvoering, bezig, in behandeling, actief, w toku, w trakcie, aktywne,
    w przeglądzie, в работе, выполняется, начата, на проверке, 進行中, 処理中, 対応中,
    レビュー中, 进行中, 处理中, 审核中
done: done, closed, resolved, complete, completed, finished, released, shipped, merged, deployed,
    live, yes, fertig, erledigt, geschlossen, abgeschlossen, gelöst, beendet, terminé, terminée,
    terminé(e), fini, fermé, résolu, achevé, livré, hecho, terminado, terminada, listo, cerrado,
    resuelto, completado, finalizada, finalizado, fatto, completato, completata, chiuso, risolto,
    finito, feito, concluído, concluída, fechado, resolvido, itens concluídos, gereed, klaar,
    gesloten, voltooid, opgelost, gotowe, zrobione, zamknięte, zakończone, rozwiązane, готово,
    закрыта, закрыт, выполнено, выполнена, завершена, решена, сделано, 完了, 終了, 解決済み,
    クローズ, 已完成, 完成, 已关闭, 已解决
cancelled: canceled, cancelled, won't do, wont do, won't fix, duplicate, rejected, declined,
    abandoned, dropped, obsolete, invalid, abgebrochen, verworfen, abgelehnt, storniert,
    duplikat, wird nicht erledigt, annulé, annulée, abandonné, rejeté, refusé, doublon,
    cancelado, cancelada, rechazado, descartado, duplicado, annullato, annullata, rifiutato,
    scartato, rejeitado, geannuleerd, afgewezen, vervallen, anulowane, odrzucone, отменена,
    отменено, отклонена, отклонено, дубликат, 中止, キャンセル, 却下, 已取消, 取消, 已拒绝
"""
"""States of an issue."""

WHOLES = """
whole: epic, epos, epik, épopée, épica, epica, épico, initiative, initiatief, iniciativa, theme,
    project, objective, goal, эпик, エピック, 史诗
"""
"""Kinds of issue that others stand under."""


def meanings(listed: str) -> dict[str, list[str]]:
    """Per meaning its words; a meaning stands before a colon, its words behind it."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in listed.strip().splitlines():
        if not line.startswith(" "):
            meaning, _, line = line.partition(":")
            words = found.setdefault(meaning, [])
        words += [word.strip() for word in line.split(",") if word.strip()]
    return found
