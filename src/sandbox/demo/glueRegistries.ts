import type { GlueRegistry } from '../account/seed.ts';

const orderV1 = {
  type: 'record',
  name: 'Order',
  namespace: 'shop.orders',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'customer', type: 'string' },
    { name: 'status', type: { type: 'enum', name: 'Status', symbols: ['OPEN', 'SHIPPED', 'CANCELLED'] } },
    { name: 'total', type: 'double' },
  ],
};

const note = { name: 'note', type: ['null', 'string'], default: null };

const shipment = `syntax = "proto3";

package shop.shipments;

message Shipment {
  enum State {
    PACKED = 0;
    ON_ITS_WAY = 1;
    DELIVERED = 2;
  }

  message Parcel {
    uint32 grams = 1;
    string label = 2;
  }

  int64 order_id = 1;
  State state = 2;
  repeated Parcel parcels = 3;
  map<string, string> tags = 4;
}
`;

const refund = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Refund',
  type: 'object',
  properties: { order: { type: 'integer' }, amount: { type: 'number' } },
  required: ['order', 'amount'],
};

/** The registry that the mapping of orders-processor names: a schema in each format, one of them in two versions. */
export const glueRegistries: GlueRegistry[] = [
  {
    name: 'orders',
    description: 'What the topics of orders-prod hold',
    created: '2024-02-05T08:00:00.000Z',
    schemas: [
      {
        name: 'orders',
        dataFormat: 'AVRO',
        versions: [
          {
            id: '7b0c9d52-1f4e-4a86-9c3d-2e5f80a1b647',
            created: '2024-02-05T08:10:00.000Z',
            definition: JSON.stringify(orderV1),
          },
          {
            id: 'c41f6a08-93d7-4b2e-8e15-6d0a7f39c2b4',
            created: '2025-05-19T10:30:00.000Z',
            definition: JSON.stringify({ ...orderV1, fields: [...orderV1.fields, note] }),
          },
        ],
      },
      {
        name: 'shipments',
        dataFormat: 'PROTOBUF',
        versions: [
          {
            id: '0e8a35d9-62b4-4f17-a9c8-51d3e7f2086b',
            created: '2024-02-06T09:00:00.000Z',
            definition: shipment,
          },
        ],
      },
      {
        name: 'refunds',
        dataFormat: 'JSON',
        versions: [
          {
            id: 'f25d8b61-0a7c-49e3-b1f4-9c86d20e5a73',
            created: '2024-02-07T09:00:00.000Z',
            definition: JSON.stringify(refund),
          },
        ],
      },
    ],
  },
];
