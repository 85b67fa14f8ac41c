/** What most people forget: a list to begin with. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export interface Idea {
  readonly name: MessageDescriptor;
  readonly quantity?: number;
}

export const IDEAS: readonly { readonly category: MessageDescriptor; readonly ideas: readonly Idea[] }[] = [
  {
    category: msg`Documents`,
    ideas: [
      { name: msg`Passport` },
      { name: msg`Travel insurance` },
      { name: msg`Visa` },
      { name: msg`Tickets` },
      { name: msg`Vaccination card` },
      { name: msg`Driving licence` },
    ],
  },
  {
    category: msg`Clothes`,
    ideas: [
      { name: msg`T-shirts`, quantity: 5 },
      { name: msg`Trousers`, quantity: 2 },
      { name: msg`Underwear`, quantity: 7 },
      { name: msg({ message: "Socks", context: "clothes" }), quantity: 7 },
      { name: msg`Jacket` },
      { name: msg`Swimwear` },
      { name: msg`Sports shoes` },
    ],
  },
  {
    category: msg`Toiletries`,
    ideas: [
      { name: msg`Toothbrush` },
      { name: msg`Toothpaste` },
      { name: msg`Shampoo` },
      { name: msg`Sunscreen` },
      { name: msg`Deodorant` },
      { name: msg`Razor` },
    ],
  },
  {
    category: msg`Electronics`,
    ideas: [
      { name: msg`Phone charger` },
      { name: msg`Travel adapter` },
      { name: msg`Headphones` },
      { name: msg`Camera` },
      { name: msg`Power bank` },
    ],
  },
  {
    category: msg`Health`,
    ideas: [
      { name: msg`First aid kit` },
      { name: msg`Prescription medication` },
      { name: msg`Pain medication` },
      { name: msg`Insect repellent` },
    ],
  },
  { category: msg`Money`, ideas: [{ name: msg`Cash` }, { name: msg`Credit card` }] },
];
