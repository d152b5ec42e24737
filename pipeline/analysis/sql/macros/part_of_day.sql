-- The part of a day (steps/hours.sql) at which an article tells that something happened; null where it names none or several.
part_of_day(hours, day) AS CASE WHEN len(list_filter(hours, lambda hour: hour // 10 = isodow(day))) = 1
    THEN nullif(list_filter(hours, lambda hour: hour // 10 = isodow(day))[1] % 10, 9) END
