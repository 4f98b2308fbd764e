-- 收件: a case that was taken in with a ticket changes what the window and the hall's monitor show, and is no step of the ticket.
create trigger ticket_case_told after update of application_numbers on queue.ticket
  for each row when (old.application_numbers is distinct from new.application_numbers) execute function queue.tell_board();
