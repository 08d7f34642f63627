import { describe, expect, it } from 'vitest';
import { grpcFaultOf, linkFaultOf, sendFaultOf } from '../../../../src/adapters/chat/wechat/grpc-fault.ts';

describe('why a connection failed', () => {
  // As @grpc/grpc-js 1.14 says it.
  it.each<[string, number, string, boolean, string]>([
    [
      'nobody listens',
      14,
      'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1. Resolution note: ',
      false,
      'unreachable',
    ],
    [
      'nobody listens, with TLS',
      14,
      'No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:1. Resolution note: ',
      true,
      'unreachable',
    ],
    ['there is no such name', 14, 'Name resolution failed for target dns:no-such-host.invalid:1', true, 'unreachable'],
    ['somebody listens and says nothing', 4, 'Deadline exceeded after 3.001s,Waiting for LB pick', true, 'unreachable'],
    [
      'TLS meets plain',
      14,
      'No connection established. Last error: Error: 40:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:x',
      true,
      'tls-not-spoken',
    ],
    [
      'a certificate of somebody else',
      14,
      'No connection established. Last error: Error: unable to verify the first certificate',
      true,
      'tls-not-spoken',
    ],
    [
      'plain meets TLS',
      14,
      'No connection established. Last error: Failed to connect (2026-03-02T00:01:00.000Z). Resolution note: ',
      false,
      'tls-wanted',
    ],
    [
      'plain meets HTTP/1',
      14,
      'No connection established. Last error: Protocol error (2026-03-02T00:01:00.000Z)',
      false,
      'tls-wanted',
    ],
    [
      'a proxy whose service is not up yet, with TLS',
      14,
      'No connection established. Last error: Error: Client network socket disconnected before secure TLS connection was established',
      true,
      'unreachable',
    ],
    ['the token is wrong', 16, 'Invalid Wechaty TOKEN "0.XXX"', true, 'wrong-token'],
    ['another client is there', 6, 'GrpcServerImpl.event() can not call twice.', false, 'occupied'],
    ['the service is another one', 12, 'The server does not implement the method', false, 'incompatible'],
    ['the service failed to start', 2, 'puppet start failed', false, 'ended'],
  ])('%s', (_, code, details, tls, fault) => {
    expect(linkFaultOf({ code, details }, tls)).toBe(fault);
  });
});

describe('what became of a message', () => {
  it.each<[number, string, string]>([
    [14, 'No connection established. Last error: Error: connect ECONNREFUSED', 'unreachable'],
    [14, 'Name resolution failed for target dns:x:1', 'unreachable'],
    [4, 'Deadline exceeded after 15.001s,Waiting for LB pick', 'unreachable'],
    [16, 'Invalid Wechaty TOKEN', 'unreachable'],
    [14, 'Connection dropped', 'uncertain'],
    [14, 'read ECONNRESET', 'uncertain'],
    [4, 'Deadline exceeded after 15.001s,remote_addr=127.0.0.1:1', 'uncertain'],
    [1, 'Cancelled on client', 'uncertain'],
    [10, 'aborted', 'uncertain'],
    [2, 'request timed out', 'uncertain'],
    [13, 'Received RST_STREAM with code 2 triggered by internal client error: read ECONNRESET', 'uncertain'],
    [8, 'quota', 'throttled'],
    [2, '操作过于频繁，请稍后再试', 'throttled'],
    [2, 'rate limit exceeded', 'throttled'],
    [8, 'Received message larger than max (5000000 vs. 4194304)', 'rejected'],
    [2, '不是群成员', 'rejected'],
    [13, 'no such room', 'rejected'],
    [3, 'bad conversation id', 'rejected'],
    [5, 'not found', 'rejected'],
    [7, 'forbidden', 'rejected'],
    [12, 'no such method', 'rejected'],
  ])('after %i “%s” it is %s', (code, details, fault) => {
    expect(sendFaultOf({ code, details })).toBe(fault);
  });

  it('is read from whatever was thrown', () => {
    expect(grpcFaultOf(Object.assign(new Error('14 UNAVAILABLE: gone'), { code: 14, details: 'gone' }))).toEqual({
      code: 14,
      details: 'gone',
    });
    expect(grpcFaultOf(new Error('odd'))).toEqual({ code: 2, details: 'odd' });
    expect(grpcFaultOf(undefined)).toEqual({ code: 2, details: 'undefined' });
  });
});
