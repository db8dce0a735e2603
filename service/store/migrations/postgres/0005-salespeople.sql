-- Who sold: of each sale and of what follows it, as its header says or as the order, the sale or the customer had it
-- when it was posted.

alter table documents add column salesperson text collate "C";
