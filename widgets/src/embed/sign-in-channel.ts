/** What tabs of one origin tell each other about one client. */
export type SignInNews =
  | { readonly type: 'arrived' }
  | { readonly type: 'left' }
  | {
      readonly type: 'renewed';
      readonly jkt: string;
      readonly owner: string;
      readonly accessToken: string;
      readonly expiresAt: number;
    };

/** Other origins never hear it. Closes with `end`. */
export function openSignInChannel(
  clientId: string,
  hear: (news: SignInNews) => void,
  end: AbortSignal,
): (news: SignInNews) => void {
  const channel = new BroadcastChannel(`snodo-sign-in:${clientId}`);
  channel.addEventListener('message', ({ data }: MessageEvent<SignInNews>) => hear(data));
  end.addEventListener('abort', () => channel.close());
  const post = channel.postMessage.bind(channel);
  return (news) => {
    if (!end.aborted) post(news);
  };
}
