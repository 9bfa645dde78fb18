import { civil, dayOf } from '../../src/time/day';
import { DAY, endDay, firstDay, inWindow, isPast, utcDay, workingDay } from './calendar';
import { isCustomer } from './customers';
import { type Customer, invoicesPerYear } from './firm';
import { planned } from './plan';
import type { Random } from './random';

export type Order = { readonly id: string; readonly ordered: number; readonly amount: number; readonly customer: Customer };

const cents = (amount: number): number => Math.round(amount * 100) / 100;
const officeHour = (random: Random): number => Math.floor((8 + 9 * random()) * 3600) * 1000;

function monthsLater(ms: number, months: number): number {
  const { year, month, day } = civil(utcDay(ms));
  const at = year * 12 + month - 1 + months;
  return dayOf(Math.floor(at / 12), (at % 12) + 1, Math.min(day, 28));
}

const priceAt = (customer: Customer, ms: number): number =>
  customer.price * (utcDay(ms) >= planned.price.from ? 1 + planned.price.rise : 1);

/** The invoices of the contract: the first on signing, then every half-year or year while it lasts. */
function invoices(random: Random, customer: Customer): { ordered: number; amount: number }[] {
  const perYear = invoicesPerYear[customer.segment];
  const found: { ordered: number; amount: number }[] = [];
  for (let count = 0; ; count++) {
    const ordered =
      count === 0
        ? customer.acquired
        : workingDay(monthsLater(customer.acquired, (count * 12) / perYear)) * DAY + officeHour(random);
    if (!isPast(ordered) || (count > 0 && !isCustomer(customer, ordered))) return found;
    found.push({ ordered, amount: cents(priceAt(customer, ordered) / perYear) });
  }
}

/** More seats or modules, mostly ordered in a quarter's last month. */
function extensions(random: Random, customer: Customer): { ordered: number; amount: number }[] {
  const found: { ordered: number; amount: number }[] = [];
  for (let day = firstDay + Math.floor(30 * random()); day < endDay; day += 30) {
    const { month } = civil(day);
    if (random() >= (month % 3 === 0 ? 0.024 : 0.009)) continue;
    const ordered = workingDay(day) * DAY + officeHour(random);
    if (isCustomer(customer, ordered))
      found.push({ ordered, amount: cents(priceAt(customer, ordered) * (0.05 + 0.25 * random())) });
  }
  return found;
}

/** Money back: now and then in the weeks after an invoice, more often when the customer leaves soon after. */
function refund(
  random: Random,
  customer: Customer,
  order: { ordered: number; amount: number },
): { ordered: number; amount: number } | undefined {
  const [chance, share, wait] = [random(), random(), random()];
  const ordered = workingDay(utcDay(order.ordered) + 3 + Math.floor(35 * wait)) * DAY + officeHour(random);
  const leaves = customer.churned !== undefined && customer.churned - utcDay(order.ordered) < 60;
  if (chance >= (leaves ? 0.3 : 0.015) || !isPast(ordered)) return undefined;
  return { ordered, amount: -cents(order.amount * (share < 0.3 ? 1 : 0.15 + share / 2)) };
}

/** Orders and refunds of the window, oldest first. A refund has an id of its own: under its order's id it would replace the order. */
export function orders(random: Random, customers: readonly Customer[]): Order[] {
  const found: Omit<Order, 'id'>[] = [];
  for (const customer of customers) {
    for (const order of [...invoices(random, customer), ...extensions(random, customer)]) {
      found.push({ ...order, customer });
      const back = refund(random, customer, order);
      if (back) found.push({ ...back, customer });
    }
  }
  return found
    .filter(({ ordered }) => inWindow(ordered))
    .sort((a, b) => a.ordered - b.ordered)
    .map((order, index) => ({ id: `${order.amount < 0 ? 'R' : 'O'}${20_001 + index}`, ...order }));
}
