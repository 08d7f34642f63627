/**
 * The counts of all figures as somebody would write them who has no table of definitions: the yardstick of `bench -- figures`. $1 and $2
 * are the month, $3 the cut-off. Column `code` or, of a rate, `code_above` and `code_below`.
 */
export const BY_HAND = `
SELECT unit,
  count(*) FILTER (WHERE m)::int AS "received",
  count(*) FILTER (WHERE m AND d)::int AS "completed",
  count(*) FILTER (WHERE m AND NOT d)::int AS "open",
  count(*) FILTER (WHERE NOT m AND NOT d)::int AS "carriedOver",
  count(*) FILTER (WHERE NOT m AND late_open)::int AS "carriedOverdue",
  count(*) FILTER (WHERE NOT d AND state = 'shelved')::int AS "shelved",
  count(*) FILTER (WHERE m AND dispatched_at <= $3)::int AS "forwarded",
  count(DISTINCT unit) FILTER (WHERE m)::int AS "unitsInvolved",
  count(*) FILTER (WHERE m AND j AND signed)::int AS "acceptanceRate_above",
  count(*) FILTER (WHERE m AND j AND (signed OR accept_by < $3))::int AS "acceptanceRate_below",
  count(*) FILTER (WHERE m AND d)::int AS "completionRate_above",
  count(*) FILTER (WHERE m)::int AS "completionRate_below",
  count(*) FILTER (WHERE m AND j AND d AND completed_at <= complete_by)::int AS "onTimeCompletionRate_above",
  count(*) FILTER (WHERE m AND j AND (d OR late_open))::int AS "onTimeCompletionRate_below",
  count(*) FILTER (WHERE late_done OR late_open)::int AS "overdueCount",
  count(*) FILTER (WHERE late_done)::int AS "completedLate",
  count(*) FILTER (WHERE late_open)::int AS "openOverdue",
  count(*) FILTER (WHERE asked_in_time AND in_time AND NOT wrongly_returned)::int AS "responseRate_above",
  count(*) FILTER (WHERE asked_in_time)::int AS "responseRate_below",
  count(*) FILTER (WHERE asked_in_time AND in_time)::int AS "contactedInTime",
  count(*) FILTER (WHERE asked_in_time AND wrongly_returned)::int AS "returnsJudged",
  count(*) FILTER (WHERE m AND returns > 0)::int AS "returns",
  count(*) FILTER (WHERE m AND returns > 0)::int AS "returnRate_above",
  count(*) FILTER (WHERE m)::int AS "returnRate_below",
  count(*) FILTER (WHERE m AND extensions > 0)::int AS "extensions",
  count(*) FILTER (WHERE m AND extensions > 0)::int AS "extensionRate_above",
  count(*) FILTER (WHERE m)::int AS "extensionRate_below",
  count(*) FILTER (WHERE m AND reworks > 0)::int AS "reworks",
  count(*) FILTER (WHERE m AND reworks > 0)::int AS "reworkRate_above",
  count(*) FILTER (WHERE m)::int AS "reworkRate_below",
  count(*) FILTER (WHERE m AND d AND (asked_at <= $3 OR resolved IS NOT NULL OR satisfaction IS NOT NULL))::int AS "followUpRate_above",
  count(*) FILTER (WHERE m AND d)::int AS "followUpRate_below",
  count(*) FILTER (WHERE m AND d AND j AND resolved)::int AS "resolutionRate_above",
  count(*) FILTER (WHERE m AND d AND j AND resolved IS NOT NULL)::int AS "resolutionRate_below",
  (sum(CASE satisfaction WHEN 'satisfied' THEN 100 WHEN 'basic' THEN 60 ELSE 0 END) FILTER (WHERE m AND d AND j) / 100.0) AS "satisfactionRate_above",
  count(*) FILTER (WHERE m AND d AND j AND satisfaction IS NOT NULL)::int AS "satisfactionRate_below",
  count(*) FILTER (WHERE m AND d AND j AND satisfaction = 'satisfied')::int AS "satisfied",
  count(*) FILTER (WHERE m AND d AND j AND satisfaction = 'basic')::int AS "basicallySatisfied",
  count(*) FILTER (WHERE m AND d AND j AND satisfaction = 'unsatisfied')::int AS "unsatisfied"
FROM (
  SELECT *,
    opened_at >= $1 AS m,
    coalesce(completed_at <= $3, false) AS d,
    NOT excluded AS j,
    accepted_at <= $3 OR completed_at <= $3 AS signed,
    NOT excluded AND NOT coalesce(completed_at <= $3, false) AND state <> 'shelved' AND complete_by < $3 AS late_open,
    NOT excluded AND completed_at <= $3 AND completed_at > complete_by AND completed_at >= $1 AS late_done,
    opened_at >= $1 AND NOT excluded AND respond_by < $3 AS asked_in_time,
    contacted_at <= $3 AND contacted_at <= respond_by AS in_time
  FROM ticket_fact
  WHERE opened_at <= $3 AND opened_at < $2 AND state <> 'cancelled'
    AND (opened_at >= $1 OR completed_at >= $1
         OR state IN ('pending', 'dispatched', 'inProgress', 'waiting', 'shelved', 'replied'))
) AS ticket
GROUP BY unit`;
