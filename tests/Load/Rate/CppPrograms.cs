namespace Mockloop.Load.Rate;

/// <summary>Short C++ programs of different make, each with the verdict that it must get; no two have the same source.</summary>
static class CppPrograms
{
    static readonly (string Verdict, string Code)[] All =
    [
        ("Accepted", """
            #include <iostream>
            #include <vector>
            #include <algorithm>
            int main() {
                std::size_t n; std::cin >> n;
                std::vector<long> v(n);
                long sum = 0;
                for (long &x : v) { std::cin >> x; sum += x; }
                std::sort(v.begin(), v.end());
                std::cout << sum << ' ' << v.back() << ' ' << std::unique(v.begin(), v.end()) - v.begin() << '\n';
            }
            """),
        ("Accepted", """
            #include <iostream>
            #include <set>
            int main() {
                int n; std::cin >> n;
                std::set<long> seen;
                long long sum = 0;
                for (long x; n-- > 0 && std::cin >> x; sum += x) seen.insert(x);
                std::cout << sum << ' ' << *seen.rbegin() << ' ' << seen.size() << std::endl;
            }
            """),
        ("WrongAnswer", """
            #include <iostream>
            #include <set>
            int main() {
                int n, sum = 0; // too narrow for the last test
                std::cin >> n;
                std::set<int> seen;
                for (int x; n-- > 0 && std::cin >> x; sum += x) seen.insert(x);
                std::cout << sum << ' ' << *seen.rbegin() << ' ' << seen.size() << '\n';
            }
            """),
        ("Accepted", """
            #include <iostream>
            #include <map>
            #include <string>
            using namespace std;
            int main() {
                ios::sync_with_stdio(false);
                map<string, int> count;
                long n, sum = 0, most = 0;
                string word;
                for (cin >> n; cin >> word; sum += stol(word)) { count[word]++; most = max(most, stol(word)); }
                cout << sum << " " << most << " " << count.size() << "\n";
            }
            """),
        ("WrongAnswer", """
            #include <iostream>
            #include <vector>
            #include <algorithm>
            int main() {
                int n; std::cin >> n;
                std::vector<long> v;
                for (long x; std::cin >> x;) v.push_back(x);
                long sum = 0, different = 0;
                for (std::size_t i = 0; i < v.size(); i++) { sum += v[i]; different += i == 0 || v[i] != v[i - 1]; } // unsorted
                std::cout << sum << ' ' << *std::max_element(v.begin(), v.end()) << ' ' << different << '\n';
            }
            """),
    ];

    public static string VerdictOf(int number) => All[number % All.Length].Verdict;

    public static Proto.SubmitCodeRequest Request(Guid interview, int number) => new()
    {
        InterviewId = $"{interview}",
        Language = "cpp",
        Files = { new Proto.SourceFile { Name = "main.cpp", Content = $"{All[number % All.Length].Code}\nlong attempt{number}() {{ return {number}; }}\n" } },
        ComplexityClaim = "n log n",
        IdempotencyKey = $"rate-{number}",
    };
}
