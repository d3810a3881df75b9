// Checks every line of a list with net/http, so many at once, and prints what it cost as one JSON object.
package main

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

type page struct {
	IP string `json:"ip"`
}

// A transport that asks for a tunnel: of itself net/http does so for https alone.
func through(proxy *url.URL) *http.Transport {
	dialer := net.Dialer{}
	return &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, network, target string) (net.Conn, error) {
		connection, err := dialer.DialContext(ctx, network, proxy.Host)
		if err != nil {
			return nil, err
		}
		if deadline, has := ctx.Deadline(); has {
			connection.SetDeadline(deadline)
		}
		connect := &http.Request{Method: "CONNECT", URL: &url.URL{Opaque: target}, Host: target, Header: http.Header{}}
		if password, has := proxy.User.Password(); has {
			login := base64.StdEncoding.EncodeToString([]byte(proxy.User.Username() + ":" + password))
			connect.Header.Set("Proxy-Authorization", "Basic "+login)
		}
		connect.Write(connection)
		consent, err := http.ReadResponse(bufio.NewReader(connection), connect)
		if err == nil && consent.StatusCode != 200 {
			err = errors.New(consent.Status)
		}
		if err != nil {
			connection.Close()
			return nil, err
		}
		return connection, nil
	}}
}

func isLive(proxy *url.URL, judge string) bool {
	client := &http.Client{Transport: through(proxy), Timeout: 10 * time.Second}
	answer, err := client.Get(judge)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	var found page
	return err == nil && answer.StatusCode == 200 && json.Unmarshal(body, &found) == nil && found.IP != ""
}

func cpu() int64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return usage.Utime.Nano() + usage.Stime.Nano()
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	atOnce, _ := strconv.Atoi(os.Args[3])
	var lines []string
	for scan := bufio.NewScanner(strings.NewReader(string(text))); scan.Scan(); {
		lines = append(lines, scan.Text())
	}
	before, started := cpu(), time.Now()
	rows := make(chan string)
	var live int64
	var slots sync.WaitGroup
	for slot := 0; slot < atOnce; slot++ {
		slots.Add(1)
		go func() {
			defer slots.Done()
			for line := range rows {
				if proxy, err := url.Parse(line); err == nil && isLive(proxy, os.Args[2]) {
					atomic.AddInt64(&live, 1)
				}
			}
		}()
	}
	for _, line := range lines {
		rows <- line
	}
	close(rows)
	slots.Wait()
	us := float64(cpu()-before) / 1000 / float64(len(lines))
	fmt.Printf(`{"live":%d,"wallMs":%d,"cpuUs":%f}`, live, time.Since(started).Milliseconds(), us)
}
