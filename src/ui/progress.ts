import * as vscode from 'vscode';

/** Runs `work` under a notification that can cancel it, when the signal aborts; what it reports stands beside the title. */
export function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  return Promise.resolve(
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => {
          abort.abort();
        });
        return work(abort.signal, (message) => {
          progress.report({ message });
        });
      },
    ),
  );
}
